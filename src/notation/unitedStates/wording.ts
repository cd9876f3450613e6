/**
 * Different words of the schedule for the same rate, and the words Kanzei prints. The whole list of what reading a
 * normalised text and printing it again may change.
 */
const EQUIVALENTS: readonly (readonly [RegExp, string])[] = [
  // numbers
  [/(?<![\d.])(\d+)(\d\d)(?:\.(\d+))?¢/g, '$$$1.$2$3'],
  [/(\$\d+)\.00(?=\D|$)/g, '$1'],
  [/(\.\d*[1-9])0+(?=[¢%])/g, '$1'],
  [/(\d)\.0+(?=[¢%])/g, '$1'],
  // units
  [/\/(?:1000|thousand)\b/g, '/1,000'],
  [/\/lin\. m\b/g, '/m'],
  [/\/article\b/g, ' each'],
  // a proof liter measures the alcohol; the customs value is the full value of the article
  [/(pf\. liter) on ethyl alcohol content/g, '$1'],
  [/ on the full value of the imported article/g, ''],
  [/(\/kg on tungsten)(?! content)/g, '$1 content'],
  [/a duty of ([\d.]+%) upon the value/g, '$1 on the value'],
  [/on the value of aluminum content/g, 'on the value of the aluminum content'],
  // the rate of the good's own line
  [/No additional duty/g, 'No change'],
  [
    /The duty (?:rate )?provided (?:for )?in (?:the applicable|such) subheading/g,
    'The duty provided in the applicable subheading',
  ],
  [/ subheading plus (?=\d)/g, ' subheading + '],
  [
    /The rate applicable in the absence of this (?:sub)?heading(?! on)/g,
    'The duty provided in the applicable subheading',
  ],
  // sentences
  [/if entered separately/g, 'if separately entered'],
  [/\bU\.S\. note (\d+\S*) to this subchapter/g, 'U.S. note $1 of this subchapter'],
  [/\(see U\.S\. note (\d+) of this subchapter\)/gi, '(see U.S. note $1 of this subchapter)'],
  [
    /The duty rate provided for originating goods of Korea in the applicable subheading/g,
    'The duty rate provided for originating goods of Korea in such subheading',
  ],
];

/** A normalised text in the words that Kanzei prints. */
export function unifyUnitedStatesWording(text: string): string {
  let unified = text;
  for (const [from, to] of EQUIVALENTS) unified = unified.replace(from, to);
  return unified;
}
