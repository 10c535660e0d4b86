/** Who visits the pages: user names of the company that is filled in. */
export const visitors = { agent: 'agent.1', employee: 'employee.7' }

/** Of accounts that last as long as a run. */
export const password = 'a pass phrase for measuring only'
