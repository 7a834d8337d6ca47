/**
 * Node's HTTP. An `import` of it would read all its exports, and one of them, `WebSocket`, loads a whole HTTP client
 * and HTTP/2 with it: 16 MB that nobody here needs.
 */
export const { createServer, METHODS, STATUS_CODES } = process.getBuiltinModule('node:http')
