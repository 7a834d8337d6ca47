import type { TypedProgram } from './typed-program.ts'

/** What Lari and Math say in figures 1 and 2 of S2, in the room that she makes; she leaves it at the end. */
export async function talkInRedes(lari: TypedProgram, math: TypedProgram): Promise<void> {
  await lari.asks('/criar REDES', "✅ Sala 'REDES' criada com sucesso!\r\n")
  await lari.asks('/entrar REDES', "✅ Você entrou na sala 'REDES'.\r\n")
  await math.asks('/salas', 'Salas disponíveis: REDES\r\n')
  await math.asks('/entrar REDES', "✅ Você entrou na sala 'REDES'.\r\n")
  await lari.prints("📝 Math entrou na sala 'REDES'.\r\n")
  lari.type('A aula vai ser no labgrad?')
  await math.prints('[Lari] A aula vai ser no labgrad?\r\n')
  math.type('sim!! Lab1...')
  await lari.prints('[Math] sim!! Lab1...\r\n')
  await lari.asks('/sair', '🔹 Você saiu da sala.\r\n')
  await math.prints("📝 Lari saiu da sala 'REDES'.\r\n")
}
