import { createServer } from 'node:http'

import { Server } from 'socket.io'

// Socket.IO's plain room broadcast: WebSocket alone, nothing compressed, as quick as it goes by itself.
const http = createServer()
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })

io.on('connection', (socket) => {
  const nick = String(socket.handshake.auth['nick'])
  void socket.join('room')
  socket.on('message', (text: string) => io.to('room').emit('message', { nick, text }))
})

http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  process.stdout.write(`${JSON.stringify(http.address())}\n`)
})
