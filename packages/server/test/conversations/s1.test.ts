import { test } from 'node:test'
import { inEnglish } from '../support/opening-scenes.ts'
import { playScene } from '../support/scene.ts'

test('S1: the server speaks first, and asks until a name will do', () =>
  playScene(`
    # language en
    Ana connects
    Ana is asked
    Ana > :foo
    Ana < Invalid username
    Ana < ":foo" will not do: it cannot begin with : / # & @ + or ~
    Ana <| Please tell us your username: \n
    Ana >
    Ana <| Please tell us your username: \n
    Ana > ana
    Ana is welcomed as ana
    B > ana
    B is asked
    B < Username already in use
    B < Try: ana2, ana-lab
    B <| Please tell us your username: \n
    B > Ana
    B < Username already in use
    B < Try: Ana2, Ana-lab
    B <| Please tell us your username: \n
    B > :END
    B < Goodbye!
    B ends
    C > my:endgame
    C is asked
    C < Invalid username
    C < "my:endgame" will not do: only letters, digits, single spaces and . _ - ' ^ \` | { }
    C <| Please tell us your username: \n
    C > two words
    C is welcomed as two words
    C ~`))

test('S1: :help lists the commands, in any case and after spaces', () =>
  playScene(`
    # language en
    Ana arrives
    Ana > :help
    Ana < ==================================================
    Ana < Checkout the commands below:
    Ana < 🔸 :help - List all available commands
    Ana < 🔸 :list - List all existing rooms
    Ana < 🔸 :users - List all users in the current room
    Ana < 🔸 :create <room_name> - Create a new room (joins automatically)
    Ana < 🔸 :join <room_name> - Join named room (if not already in a room)
    Ana < 🔸 :leave - Leaves current room (goes back to lobby)
    Ana < 🔸 :checkout <room_name> - switches from your current room to named room
    Ana < 🔸 :end - Ends connection with the server
    Ana <
    Ana < ==================================================
    Ana >  :LIST
    Ana < No existing rooms
    Ana > :CREATE r1
    Ana < Room r1 created
    Ana < Joined room r1
    Ana > :Users
    Ana < 👤 Ana
    Ana ~`))

test('S1: :create makes a room and enters it, and leaves the one before', () =>
  playScene(`
    # language en
    # rooms 2
    Ana arrives
    Ana > :create
    Ana < Please provide a room name
    Ana > :create r1
    Ana < Room r1 created
    Ana < Joined room r1
    Bia arrives
    Bia > :join r1
    Bia < Joined room r1
    Ana < Bia has joined the room
    Bia > :create r1
    Bia < Room r1 already exists
    Bia > :create Sala Um extra
    Bia < Room Sala created
    Bia < Joined room Sala
    Ana < Bia has left the room
    Ana > :create r3
    Ana < Maximum number of rooms already reached
    Ana > :users
    Ana < 👤 Ana
    Bia ~`))

test('S1: :join enters a room from the lobby only', () =>
  playScene(`
    # language en
    Ana arrives
    Ana > :join
    Ana < Please provide a room name
    Ana > :join r1
    Ana < Room r1 does not exist
    Ana > :create r1
    Ana < Room r1 created
    Ana < Joined room r1
    Ana > :join nowhere
    Ana < You are already in a room
    Ana > :join
    Ana < Please provide a room name
    Bia arrives
    Bia > :join r1 and more
    Bia < Joined room r1
    Ana < Bia has joined the room
    Ana ~
    Bia ~`))

test('S1: :leave goes back to the lobby, and the others are told', () =>
  playScene(`
    # language en
    Ana arrives
    Ana > :leave
    Ana < You are not in a room
    Ana > :create r1
    Ana < Room r1 created
    Ana < Joined room r1
    Bia arrives
    Bia > :join r1
    Bia < Joined room r1
    Ana < Bia has joined the room
    Bia > :leave
    Bia < You left the room
    Ana < Bia has left the room
    Bia > :users
    Bia < You are not in a room
    Ana > after
    Ana ~
    Bia ~`))

test('S1: :checkout leaves and enters in one step, from the lobby too', () =>
  playScene(`
    # language en
    Ana arrives
    Ana > :checkout
    Ana < Please provide a room name
    Ana > :checkout r1
    Ana < Room r1 does not exist
    Ana > :create r1
    Ana < Room r1 created
    Ana < Joined room r1
    Bia arrives
    Bia > :create r2
    Bia < Room r2 created
    Bia < Joined room r2
    Bia > :checkout r1
    Bia < Joined room r1
    Ana < Bia has joined the room
    Bia > :checkout nowhere
    Bia < Room nowhere does not exist
    Bia > still here
    Ana < [Bia] still here
    Bia > :checkout r2
    Bia < Joined room r2
    Ana < Bia has left the room
    Caio arrives
    Caio > :checkout r2
    Caio < Joined room r2
    Bia < Caio has joined the room
    Ana ~`))

test('S1: :end says good-bye, tells the room and closes', () =>
  playScene(`
    ${inEnglish}
    Bia > :end of the story
    Ana < [Bia] :end of the story
    Bia > :EnD
    Bia < Goodbye!
    Bia ends
    Ana < Bia has left the room
    Ana ~`))

test('S1: another word with a colon is an invalid command, and is not said', () =>
  playScene(`
    ${inEnglish}
    Ana > :dance
    Ana < Invalid command
    Ana < I do not know :dance. See /help
    Bia ~
    Ana > :creat r2
    Ana < Invalid command
    Ana < I do not know :creat. Did you mean :create?
    Bia ~`))

test('S1: anything else is told to the other members, without an echo', () =>
  playScene(`
    # language en
    Ana arrives
    Ana > alone
    Ana < ⚠️ You are not in a room. Use /join <room> to take part.
    Ana > :create r1
    Ana < Room r1 created
    Ana < Joined room r1
    Bia arrives
    Bia > :join r1
    Bia < Joined room r1
    Ana < Bia has joined the room
    Caio arrives
    Caio > :create r2
    Caio < Room r2 created
    Caio < Joined room r2
    Ana > hello
    Bia < [Ana] hello
    Ana ~
    Bia ~
    Caio ~`))
