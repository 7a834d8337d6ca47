// The scripts of Unicode 17 by their short names, those in everyday use first; Common and Inherited go with any.
const scripts =
  'Latn Grek Cyrl Arab Hebr Deva Thai Armn Geor Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Laoo Tibt Mymr Khmr Ethi ' +
  'Adlm Aghb Ahom Armi Avst Bali Bamu Bass Batk Berf Bhks Brah Brai Bugi Buhd Cakm Cans Cari Cham Cher Chrs Copt ' +
  'Cpmn Cprt Diak Dogr Dsrt Dupl Egyp Elba Elym Gara Glag Gong Gonm Goth Gran Gukh Hano Hatr Hluw Hmng Hmnp Hung ' +
  'Ital Java Kali Kawi Khar Khoj Kits Krai Kthi Lana Lepc Limb Lina Linb Lisu Lyci Lydi Mahj Maka Mand Mani Marc ' +
  'Medf Mend Merc Mero Modi Mong Mroo Mtei Mult Nagm Nand Narb Nbat Newa Nkoo Nshu Ogam Olck Onao Orkh Osge Osma ' +
  'Ougr Palm Pauc Perm Phag Phli Phlp Phnx Plrd Prti Rjng Rohg Runr Samr Sarb Saur Sgnw Shaw Shrd Sidd Sidt Sind ' +
  'Sogd Sogo Sora Soyo Sund Sunu Sylo Syrc Tagb Takr Tale Talu Tang Tavt Tayo Tfng Tglg Thaa Tirh Tnsa Todr Tols ' +
  'Toto Tutg Ugar Vaii Vith Wara Wcho Xpeo Xsux Yezi Yiii Zanb'

// UTS #39 section 5.1: languages that are written in several scripts at once (Chinese, Japanese, Korean).
const combinations = ['Hani Hira Kana', 'Hani Hang', 'Hani Bopo']

/** Whether all of the text can be of one script, by Script_Extensions (UTS #39 section 5.1, "single script"). */
export function isOneScript(text: string): boolean {
  return allowed().some((pattern) => pattern.test(text))
}

let patterns: readonly RegExp[] | undefined

function allowed(): readonly RegExp[] {
  patterns ??= [...scripts.split(' '), ...combinations].flatMap(patternOf)
  return patterns
}

function patternOf(combination: string): RegExp[] {
  const classes = [...combination.split(' '), 'Zyyy', 'Zinh'].map((script) => `\\p{Script_Extensions=${script}}`)
  try {
    return [new RegExp(`^[${classes.join('')}]*$`, 'u')]
  } catch {
    return [] // A browser of an older Unicode does not know this script, nor any letter of it.
  }
}
