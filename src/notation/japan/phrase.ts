/** An English name in Kanzei's own words, and the Japanese wordings it stands for; the first is printed. */
export type Phrase = readonly [name: string, japanese: string, ...variants: string[]];
