import {parseArgs} from 'node:util';
import {runSequence} from '../test/_helpers/random-faults.ts';
import {takeTime} from '../test/_helpers/virtual-time.ts';

const {values} = parseArgs({
	options: {minutes: {type: 'string', default: '1'}, seed: {type: 'string', default: '1'}},
});

const begun = process.hrtime.bigint();
const minutesPassed = () => Number(process.hrtime.bigint() - begun) / 60e9;
const first = Number(values.seed);
const problems: string[] = [];
let hours = 0;
let mostRequests = 0;
let seed = first;
const time = takeTime();
for (; minutesPassed() < Number(values.minutes); seed++) {
	const sequence = await runSequence(seed, time);
	problems.push(...sequence.problems);
	hours += sequence.milliseconds / 3_600_000;
	mostRequests = Math.max(mostRequests, sequence.requests / (sequence.milliseconds / 60_000));
}

time.release();
for (const problem of problems) {
	console.log(`${problem}\n`);
}

console.log(`sequences  ${seed - first}, the first with seed ${first}`);
console.log(`time       ${hours.toFixed(1)} hours of lists and watches`);
console.log(`requests   at most ${mostRequests.toFixed(0)} a minute of one resource`);
console.log(`problems   ${problems.length}`);
process.exitCode = problems.length === 0 ? 0 : 1;
