/** Values a percentage is charged on, by Kanzei’s name, with the words of the U.S. schedule that follow the number. */
const VALUES: Readonly<Record<string, string>> = {
  case: 'on the case',
  'strap, band or bracelet': 'on the strap, band or bracelet',
  'case and strap, band or bracelet': 'on the case and strap, band or bracelet',
  movement: 'on the movement',
  'movement and case': 'on the movement and case',
  battery: 'on the battery',
  apparatus: 'on the apparatus',
  'entire set': 'on the entire set',
  rifle: 'on the value of the rifle',
  'telescopic sight': 'on the value of the telescopic sight, if any',
  'lead content': 'on the value of the lead content',
  'steel content': 'on the value of the steel content',
  'aluminum content': 'on the value of the aluminum content',
  'non-U.S. content': 'on the value of the non-U.S. content',
  'fair retail value': 'of the fair retail value',
  'cost of the parts': 'of the cost of such parts',
  'cost of the parts or materials': 'of the cost of such parts or materials',
  'cost of the goods or repairs': 'of the cost of such goods or repairs',
};

/** What is weighed or counted when it is not the good itself, with the words that follow the unit. */
const QUANTITIES: Readonly<Record<string, string>> = {
  'drained weight': ' on drained weight',
  'entire contents of container': ' on entire contents of container',
  'contents and container': ' on contents and container',
  'including container': ', including weight of container',
  'total sugars': ' of total sugars',
  'anhydrous morphine content': ' of anhydrous morphine content',
  'recording surface': ' of recording surface',
  'immediate containers': ' of immediate containers',
  'jewels over 7': ' over 7',
  pins: ' pins',
  ...Object.fromEntries(
    ['copper', 'lead', 'magnesium', 'manganese', 'molybdenum', 'silicon', 'tungsten', 'zinc'].map((metal) => [
      `${metal} content`,
      ` on ${metal} content`,
    ]),
  ),
};

const VALUE_NAMES = new Map(Object.entries(VALUES).map(([name, words]) => [words, name]));

/** The name of the value in "on the case", "of the fair retail value"; undefined when it is none. */
export const valueNamed = (words: string): string | undefined => VALUE_NAMES.get(words);

/** The words for a value, "on the case". */
export const valueWords = (name: string): string => VALUES[name] ?? `on the ${name}`;

/** "kg on drained weight" to kg and drained weight. */
export function splitBasis(text: string): { unit: string; of?: string } {
  if (text === 'clean kg') return { unit: 'kg', of: 'clean yield' };
  for (const [name, words] of Object.entries(QUANTITIES)) {
    if (text.endsWith(words)) return { unit: text.slice(0, -words.length), of: name };
  }
  return { unit: text };
}

/** kg and drained weight to "kg on drained weight". */
export function joinBasis(unit: string, of: string): string {
  if (of === 'clean yield') return `clean ${unit}`;
  return unit + (QUANTITIES[of] ?? ` on ${of}`);
}
