/** What the demo's people typed, how often, and how many articles it found: the gaps its keepers see. */
export const soughtInVain: readonly (readonly [words: string, times: number, found: number])[] = [
  ['standing desk', 14, 0],
  ['parking permit', 11, 0],
  ['translate document', 9, 0],
  ['two monitors different size', 8, 1],
  ['dark theme erp', 6, 0],
  ['e-signature supplier', 6, 0],
  ['loan camera', 5, 0],
  ['company bike', 4, 0],
  ['visitor wifi weekend', 4, 1],
  ['mail merge letter', 3, 0],
  ['chatgpt allowed', 3, 0],
  ['sim card abroad', 3, 1],
]
