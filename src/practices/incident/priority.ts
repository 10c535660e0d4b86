/** Impact and urgency → priority, by `"impact,urgency"`. Administrators edit it in the setting `incident.priorityMatrix`. */
export type PriorityMatrix = Record<string, Priority>
export type Priority = '1' | '2' | '3' | '4' | '5'

/** ServiceNow's default, which the field knows (MISSION 4.2). */
export const defaultMatrix: PriorityMatrix = {
  '1,1': '1',
  '1,2': '2',
  '1,3': '3',
  '2,1': '2',
  '2,2': '3',
  '2,3': '4',
  '3,1': '3',
  '3,2': '4',
  '3,3': '5',
}

/** The priority the matrix gives; a hole in an edited matrix falls back to the default's value. */
export const priorityOf = (matrix: PriorityMatrix, impact: string, urgency: string): Priority =>
  matrix[`${impact},${urgency}`] ?? defaultMatrix[`${impact},${urgency}`] ?? '4'
