/** The first values of every bound (docs/configuration.md, Limits); the answer to "what when full" stands with each. */
const values = {
  /** A message longer than this is refused with its size. */
  maxMessageCodePoints: 4_000,
  /** The same in UTF-8. */
  maxMessageBytes: 16_384,
  /** A longer line is refused; the connection stays. */
  maxLineBytes: 4_096,
  /** A shorter nick is refused with the reason. */
  minNickCodePoints: 2,
  /** A longer nick is refused with the reason. */
  maxNickCodePoints: 24,
  /** A longer room name is refused with the reason. */
  maxRoomNameCodePoints: 50,
  /** The same in UTF-8. */
  maxRoomNameBytes: 100,
  /** A longer topic is refused with the reason. */
  maxTopicCodePoints: 250,
  /** A longer key is refused with the reason. */
  maxKeyCharacters: 64,

  /** Commands of one connection that may be under way; beyond it the socket is not read. */
  commandsInFlight: 32,
  /** What the commands of one connection take of the processor, about, before those of others are done. */
  commandShareMs: 2,
  /** What the commands of all who have had their share take of the processor before sockets are read again. */
  turnMs: 5,
  /** Bytes that wait for one connection; beyond it events are read from the log, and no command is read. */
  outboxBytes: 256 * 1024,
  /** Bytes that wait for all connections; beyond it the fullest go to the log first, and who has answers waiting is not read. */
  outboxTotalBytes: 256 * 1024 * 1024,
  /** Drafts that wait for the writer; beyond it authors are told `busy`. */
  draftsWaiting: 10_000,
  /** Drafts of one batch; the rest is the next batch. */
  batchDrafts: 1_000,
  /** Bytes of one batch; the rest is the next batch. */
  batchBytes: 1024 * 1024,
  /** Bytes of one page of the log; the rest is the next page. */
  pageBytes: 64 * 1024,
  /** Events of one page of the log; the rest is the next page. */
  pageEvents: 500,

  /** Rooms in all; a further one is refused in S1's words. */
  rooms: 1_000,
  /** Rooms that one guest may have made; a further one is refused. */
  roomsPerGuest: 5,
  /** Rooms that one session may be in; a further one is refused. */
  roomsPerSession: 200,
  /** Members of one room; a further one is refused. */
  membersPerRoom: 20_000,
  /** Sessions of one user; a further one is refused. */
  sessionsPerUser: 20,
  /** Connections from one address that is not this machine; a further one is refused in one sentence. */
  connectionsPerAddress: 4_000,

  /** Missed events that a returning client is sent; beyond it a `reset`. */
  resumeEvents: 1_000,
  /** Messages that a room shows to whoever enters; the rest by asking. */
  historyOnJoin: 20,
  /** The most messages that one reading of history brings. */
  historyPage: 200,
  /** Messages that call a member and that a membership names; the rest is found by reading. */
  mentionsListed: 100,
  /** Conversations that `hello` names, those spoken in last; the rest is found by name. */
  conversationsListed: 100,
  /** People that entering a room names; the rest is only counted. */
  peopleListed: 500,
  /** Rooms that one push of the room list tells of; the rest follows in the next one. */
  roomsPushed: 100,
  /** Those who spoke last in a room, whom a message can mention though they left; the earliest goes. */
  recentSpeakers: 200,
  /** Rooms that the table of `/salas` shows; the rest is only named. */
  listedRooms: 50,
  /** People that `/quem` names; the rest is only counted. */
  listedPeople: 500,

  /** Messages that one user may send at once; then they wait, or are refused as `rate_limited`. */
  messageBurst: 10,
  /** Messages that one user gets back in each `messageRefillMs`. */
  messageRefill: 5,
  /** The time in which `messageRefill` messages come back. */
  messageRefillMs: 3_000,
  /** Commands that change something (another nick; entering, leaving, making a room; coming back to one's rooms; ignoring somebody; what a room tells one about) that one user may give at once; then they wait, or are refused as `rate_limited`. */
  commandBurst: 30,
  /** Such commands that one user gets back in each `commandRefillMs`. */
  commandRefill: 2,
  /** The time in which `commandRefill` commands come back. */
  commandRefillMs: 1_000,
  /** Kinds of reactions to one message; a further one is refused. */
  reactionKinds: 20,
  /** Older texts of one message that are kept; beyond it the oldest but the first goes. */
  versions: 20,
  /** Pinned messages of one room; a further one is refused. */
  pinsPerRoom: 100,
  /** People whom one person can ignore; a further one is refused. */
  ignoredPeople: 1_000,
  /** Files of one message; with more it is refused. */
  filesPerMessage: 10,
  /** The most files that one reading of a room's files brings; those of a message come together. */
  filesPage: 100,
  /** Files that one person may be sending at once; beyond it the idlest goes, or a further one is refused. */
  uploadsPerPerson: 10,
  /** The same for one address that is not this machine. */
  uploadsPerAddress: 150,
  /** The same for everybody together. */
  uploads: 500,
  /** A file of which nothing comes for this long gives way to another one. */
  uploadIdleMs: 10 * 60_000,
  /** The same for a file of which nothing came at all. */
  uploadEmptyMs: 30_000,
  /** Bytes of the disk that are left to messages: with fewer no file begins, nor grows. */
  diskReserveBytes: 64 * 1024 * 1024,
  /** A file that is not whole after this time is forgotten. */
  uploadMs: 24 * 60 * 60_000,
  /** A file that no message brings after this time is deleted. */
  unusedFileMs: 24 * 60 * 60_000,
  /** How often old files, and contents that no file has, are looked for. */
  fileSweepMs: 60 * 60_000,
  /** A file is told to be there after this time at the latest, though its smaller pictures are not. */
  previewWaitMs: 10_000,
  /** An address by which one file may be sent is good for this long. */
  uploadLinkMs: 10 * 60_000,
  /** Such addresses of one person that are good at once; the earliest goes. */
  uploadLinksPerPerson: 10,
  /** The same for everybody together. */
  uploadLinks: 10_000,
  /** What is reacted to somebody's messages in this time is one line on a line connection. */
  reactionsGatherMs: 10_000,
  /** How long a guest may change the text of a message. */
  guestEditMs: 15 * 60_000,
  /** In a room with more people than this nobody is told who writes or is away. */
  signalledPeople: 500,
  /** That somebody writes is told again after this time at the earliest. */
  typingGapMs: 2_000,
  /** Who has not said again that he writes is said to have stopped after this time. */
  typingMs: 6_000,
  /** Whether somebody is away is told again after this time at the earliest. */
  presenceGapMs: 2_000,
  /** Who asks nothing for this long is away. */
  awayMs: 10 * 60_000,
  /** The room list is pushed after this time at the earliest. */
  watchGapMs: 2_000,
  /** Read markers are written after this time at the earliest. */
  markerWriteMs: 5_000,
  /** How many times as much one address may send that is not this machine. */
  addressRateFactor: 20,
  /** Lines that wait for their turn (lines and IRC); further ones are refused in one sentence. */
  waitingLines: 20,
  /** The time in which refused lines are counted before the one sentence that names their number. */
  refusalGatherMs: 200,

  /** The share of the processor that a busy room takes: it waits this long for each of its readers. */
  paceMsPerReader: 0.014,
  /** A busy room waits at most this long. */
  paceMaxMs: 20,
  /** Arrivals and departures that a room prints one by one in each `arrivalsWindowMs`; further ones are merged. */
  arrivalsPerWindow: 5,
  /** The time in which arrivals and departures are counted. */
  arrivalsWindowMs: 10_000,

  /** A connection that says nothing for this long is greeted, where no browser comes from its address. */
  greetingDelayMs: 1_000,
  /** An address from which HTTP or TLS came is a browser's for this long. */
  browserMemoryMs: 10 * 60_000,
  /** A first segment without newline, followed by this much silence, frames the connection by silence. */
  silenceFrameMs: 120,
  /** A connection framed by silence is written to in pieces of at most this size. */
  seedPieceBytes: 1_000,
  /** The time between two such pieces. */
  seedPieceGapMs: 20,
  /** The first bytes must tell their kind within this time from accept; then the connection is closed. */
  sniffMs: 30_000,
  /** A line must have given a nick within this time; then it is closed. */
  nickPromptMs: 5 * 60_000,
  /** What was told why it ends has this long to end by itself; then it is cut. */
  farewellMs: 2_000,
  /** The head of an HTTP request must be whole within this time; then it is answered by 408. */
  httpHeadMs: 20_000,
  /** The same for a whole HTTP request. */
  httpRequestMs: 30_000,
  /** An HTTP connection that asks nothing for this long is closed. */
  httpKeepAliveMs: 75_000,
  /** A longer form, or its like in JSON, is answered by 413. */
  maxFormBytes: 4 * 1024,
  /** Who sends the door's form again within this time, because no answer came, is the same person. */
  entranceMs: 60_000,
  /** So many forms are remembered for that; then the oldest is forgotten. */
  entrances: 1_000,
  /** Times that one address may come in (by `POST /entrar`, or by a `hello` whose nick is kept), or ask whether a nick is free, at once; then it is refused as `rate_limited`. */
  entryBurst: 300,
  /** Times that one address gets back in each `entryRefillMs`. */
  entryRefill: 100,
  /** The time in which `entryRefill` times come back. */
  entryRefillMs: 10_000,
  /** A longer WebSocket message closes its connection (1009), as its head comes. */
  maxFrameBytes: 64 * 1024,
  /** A WebSocket message of more fragments closes its connection (1008). */
  maxFrameFragments: 64,
  /** A WebSocket message that has begun must end within this time; then the connection is closed (4400). */
  frameMs: 30_000,
  /** A WebSocket must say hello within this time; then it is closed (4400). */
  helloMs: 30_000,
  /** WebSocket messages that are no command, of one connection; then it is closed (4400). */
  framesMisread: 20,
  /** A WebSocket that says nothing for this long is asked whether it is there. */
  pingAfterMs: 60_000,
  /** It answers within this time, or is closed (4504). */
  pongMs: 30_000,
  /** Silence after which the kernel asks whether a peer is still there. */
  keepaliveIdleMs: 20_000,
  /** The time between two such questions. */
  keepaliveIntervalMs: 10_000,
  /** Unanswered questions after which the peer is gone. */
  keepaliveProbes: 3,
  /** A reader that takes no byte for this long is closed. */
  stalledReaderMs: 60_000,
  /** How often readers who don't drain are looked at. */
  stalledSweepMs: 10_000,

  /** A client that can resume may be away for this long before the room is told that it left. */
  graceMs: 30_000,
  /** A temporary room that is empty for this long leaves the lists, and its name is free. */
  temporaryRoomMs: 7 * 24 * 60 * 60_000,
  /** A guest with a token keeps the nick for this long after the last connection. */
  guestNickMs: 24 * 60 * 60_000,
  /** How long an unused guest token is good for. */
  tokenMs: 30 * 24 * 60 * 60_000,
  /** How often tokens that are no longer good are deleted. */
  tokenSweepMs: 24 * 60 * 60_000,
  /** A conversation of two in which nothing was said for this long leaves memory; it is opened again when it is needed. */
  conversationIdleMs: 60 * 60_000,
  /** How many user ids a node takes from the store at once. */
  idsTaken: 1_000,
  /** The longest wait before empty rooms are looked at again: clocks jump. */
  temporarySweepMs: 60 * 60_000,
  /** The server ends within this time, whatever its clients do. */
  shutdownMs: 5_000,
} as const

/** Every bound by name; a test or a setting may hand in other values. */
export type Limits = { readonly [Name in keyof typeof values]: number }

/** The bounds of a server that nobody has configured. */
export const limits: Limits = values
