/** Names of things and numbers in sentences. */

/** Begin with a vowel letter but not with its sound: a unicorn, a euphonium, a ewer. */
const CONSONANT_SOUND = /^(uni(?!n)|use|usu|ute|ukulele|eu|ewe|one\b)/i;
/** Begin with another letter but with a vowel's sound, digits among them: an hourglass, an 8, an 11. */
const VOWEL_SOUND = /^([aeiou]|hour|honest|heir|8|11\b|18\b)/i;
/** One of them, although it ends like several: a bus, an octopus, a dress, a tennis racquet. */
const ONE = /(ss|us|is|as|lens|gas|series)$/i;
/** Several, or no number at all: they take no article. */
const WITHOUT = /^(the .*|grass|rain|bread|broccoli|popcorn|lightning|nothing|none)$/i;

/** A name with the article it needs: "an umbrella", "a cat", "headphones", "The Mona Lisa". */
export function withArticle(name: string): string {
  const several = /s$/i.test(name) && !ONE.test(name);
  if (name === "" || several || WITHOUT.test(name)) return name;
  const vowel = VOWEL_SOUND.test(name) && !CONSONANT_SOUND.test(name);
  return `${vowel ? "an" : "a"} ${name}`;
}

/** How often: "once", "twice", "12 times". */
export function times(count: number): string {
  return ["never", "once", "twice"][count] ?? `${count.toLocaleString("en-GB")} times`;
}

/** A character as it is read aloud. */
export const nameCharacter = (character: string): string => (character === " " ? "a space" : `“${character}”`);

const SIGNS = new Map([
  [" ", "␣"],
  ["\n", "⏎"],
]);

/** A character with a sign in its place where it cannot be seen. */
export const showCharacter = (character: string): string => SIGNS.get(character) ?? character;

/** A sentence, or its first words, with a capital letter. */
export const capitalize = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A point of a picture in words; shares from the left and the top. */
export function describePlace(x: number, y: number): string {
  const across = x < 0.4 ? "left" : x > 0.6 ? "right" : "";
  const down = y < 0.4 ? "top" : y > 0.6 ? "bottom" : "";
  if (down && across) return `at the ${down} ${across}`;
  if (down) return `at the ${down}`;
  return across ? `on the ${across}` : "in the middle";
}
