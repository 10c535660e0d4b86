import { crm } from './crm.ts'
import { devicesAndCertificates } from './devices-and-certificates.ts'
import { erp } from './erp.ts'
import { fileShares } from './file-shares.ts'
import { hrAndExpenses } from './hr-and-expenses.ts'
import { laptops } from './laptops.ts'
import { mailDelivery } from './mail-delivery.ts'
import { mailProgram } from './mail-program.ts'
import { meetingsAndChat } from './meetings-and-chat.ts'
import { mobile } from './mobile.ts'
import { monitoring } from './monitoring.ts'
import { officeNetwork } from './office-network.ts'
import { peripherals } from './peripherals.ts'
import { permissions } from './permissions.ts'
import { powerAndWorkstations } from './power-and-workstations.ts'
import { printing } from './printing.ts'
import { reportingAndInterfaces } from './reporting-and-interfaces.ts'
import type { Scenario } from './scenario.ts'
import { shopFloor } from './shop-floor.ts'
import { signIn } from './sign-in.ts'
import { teamSites } from './team-sites.ts'
import { threats } from './threats.ts'
import { vpnAndInternet } from './vpn-and-internet.ts'
import { workplace } from './workplace.ts'

/** All that keeps happening at Meridian Components. */
export const scenarios: readonly Scenario[] = [
  ...laptops,
  ...powerAndWorkstations,
  ...peripherals,
  ...signIn,
  ...permissions,
  ...mailDelivery,
  ...mailProgram,
  ...vpnAndInternet,
  ...officeNetwork,
  ...fileShares,
  ...printing,
  ...erp,
  ...crm,
  ...hrAndExpenses,
  ...shopFloor,
  ...reportingAndInterfaces,
  ...meetingsAndChat,
  ...teamSites,
  ...mobile,
  ...threats,
  ...devicesAndCertificates,
  ...workplace,
  ...monitoring,
]

const byKey = new Map(scenarios.map(scenario => [scenario.key, scenario]))

export function scenarioOf(key: string): Scenario {
  const scenario = byKey.get(key)
  if (!scenario) throw new Error(`There is no scenario ${key}.`)
  return scenario
}
