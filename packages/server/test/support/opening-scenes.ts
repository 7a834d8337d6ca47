/** Lari makes the room REDES and is in it; Math comes, and she is told. */
export const inRedes = `
  Lari arrives
  Lari > /criar REDES
  Lari < ✅ Sala 'REDES' criada com sucesso!
  Lari > /entrar REDES
  Lari < ✅ Você entrou na sala 'REDES'.
  Math arrives
  Math > /entrar REDES
  Math < ✅ Você entrou na sala 'REDES'.
  Lari < 📝 Math entrou na sala 'REDES'.`

/** The same in English: Ana makes the room r1, and Bia comes. */
export const inEnglish = `
  # language en
  Ana arrives
  Ana > :create r1
  Ana < Room r1 created
  Ana < Joined room r1
  Bia arrives
  Bia > :join r1
  Bia < Joined room r1
  Ana < Bia has joined the room`
