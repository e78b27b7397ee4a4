import { countContract } from './count-contract.ts';
import { lint } from './lint.ts';
import { wardkitContract } from './wardkit-contract.ts';

const counts = countContract();
const findings = lint(wardkitContract);

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ ...counts, findings }));
} else {
  for (const { rule, operation, where, message } of findings) {
    console.log(`${rule}: ${operation === null ? '' : `${operation}, `}${where}: ${message}`);
  }
  for (const [name, count] of Object.entries(counts)) {
    console.log(`${name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}: ${count}`);
  }
}
process.exitCode = findings.length === 0 && counts.operationsWithoutExample === 0 ? 0 : 1;
