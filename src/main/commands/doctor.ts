import { existsSync } from 'node:fs'
import { readConfig } from '../../platform/config/config.ts'
import { findCluster } from '../../platform/postgres/cluster-place.ts'
import type { Command } from './command.ts'
import { Ailment, type Check, type Patient } from './doctor/check.ts'
import { databaseChecks } from './doctor/database-checks.ts'
import { machineChecks } from './doctor/machine-checks.ts'
import { isServed } from './is-served.ts'
import { messageOf } from './message-of.ts'
import { withDatabase } from './with-database.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  usage: '',
  summary: 'Check that all is well, a line each; exits with 1 when something is not',
  words: { least: 0, most: 0 },
  options: {},
  run: async () => {
    const config = readConfig(process.env)
    if (!config.databaseUrl && !(existsSync(config.dataFolder) && findCluster(config.dataFolder))) {
      console.log(`✗ database: there is none in ${config.dataFolder} yet. Start Steward once: npm start`)
      return 1
    }
    try {
      return await withDatabase(async place => {
        const patient = { ...place, isServed: await isServed(place.url) }
        let well = true
        for (const check of [...databaseChecks, ...machineChecks])
          well = (await isWell(check, patient)) && well
        return well ? 0 : 1
      })
    } catch (error) {
      console.log(`✗ database: ${messageOf(error)}`)
      return 1
    }
  },
}

async function isWell({ name, look }: Check, patient: Patient): Promise<boolean> {
  try {
    console.log(`✓ ${name}: ${await look(patient)}`)
    return true
  } catch (error) {
    console.log(`✗ ${name}: ${error instanceof Ailment ? error.message : messageOf(error)}`)
    return false
  }
}
