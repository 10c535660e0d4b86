/** A word somebody asks with. */
export interface AskedWord {
  text: string
  /** Other words for the same thing, as an administrator keeps them. */
  synonyms: string[]
  /** Long enough that a word spelt like it is hardly another word. */
  mayBeMisspelt: boolean
}

const mostWords = 8
const shortest = 2
const longEnough = 5

/** Words that say nothing of what is meant, in the languages articles are written in. */
const empty = new Set(
  `a an and are as at be but by can cannot could do does doesn don for from get has have help how i if in into is it its me
  my no not of on or our please so than that the their then there this to up was we what when where which who why will
  with won would you your
  aber als am an auf aus bei bin bitte da das dem den der des die dies doch ein eine einem einen einer er es etwas für geht
  habe hat hilfe ich ihr im in ist kann kein keine man mein meine meinem meinen meiner mich mir mit muss nach nicht noch
  nur ob oder sich sie sind so über um und uns von vor war was wenn wer wie wir wird wo zu zum zur`.split(
    /\s+/,
  ),
)

/** The words worth looking for in a question, each once, with their synonyms. */
export function askedWords(text: string, synonyms: readonly (readonly string[])[]): AskedWord[] {
  const said = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const meant = said.filter(word => word.length >= shortest && !empty.has(word))
  // A question of empty words only is asked as it stands.
  const words = [...new Set(meant.length > 0 ? meant : said)].slice(0, mostWords)
  return words.map(word => ({
    text: word,
    synonyms: synonymsOf(word, synonyms),
    mayBeMisspelt: word.length >= longEnough && !/^\d+$/.test(word),
  }))
}

function synonymsOf(word: string, groups: readonly (readonly string[])[]): string[] {
  const same = groups.filter(group => group.some(other => other.toLowerCase() === word)).flat()
  const others = same.map(other => other.toLowerCase()).filter(other => other !== word)
  // One word each: a phrase would have to be asked otherwise.
  return [...new Set(others)].filter(other => /^[\p{L}\p{N}]+$/u.test(other))
}
