import { fold } from './fold.ts'

/** Onsets and rimes without marks: what may stand together in one Vietnamese syllable. */
const onsets = new Set(' b c ch d g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x'.split(' '))
const rimes = new Set(
  `a ac ach ai ak am an ang anh ao ap at au ay e ec ek em en eng enh eo ep et ech eu i ia ich iec iem ien ieng iep iet
  ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi ok om on ong oong ooc
  op ot u ua uan uang uat uau uay uc ue uech uen uenh uet ui uit um un ung uo uoc uoi uom uon uong uop uot uou up ut uu
  uy uya uych uyen uyet uynh uyt uyu y yem yen yeng yet yeu`.split(/\s+/),
)

/** Whether letters without marks can be a Vietnamese syllable: `nuoc` can, `farm` cannot. */
export const canBeSyllable = (letters: string): boolean => {
  const plain = fold(letters)
  const splits = [0, 1, 2, 3].filter((at) => at < plain.length)
  return splits.some((at) => onsets.has(plain.slice(0, at)) && rimes.has(plain.slice(at)))
}
