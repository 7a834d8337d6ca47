import { connect } from '@papo/sdk'

const papo = connect({ url: process.argv[2] ?? 'http://localhost:6789', nick: 'Eco' })
papo.on('message', ({ text, author }, room) => {
  if (author !== papo.me?.id && text.startsWith('!eco ')) room.send(text.slice(5))
})
const room = await papo.join(process.argv[3] ?? 'geral')
room.send('Cheguei. Digam !eco e alguma coisa.')
