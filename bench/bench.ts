import {complaints, readBaseline, writeBaseline} from './baseline.ts';
import {benchmarks} from './benchmarks/index.ts';
import {better, type Measured, measure} from './measure.ts';
import {headLine, measuredLine} from './table.ts';

const file = 'bench/baseline.json';
const given = process.argv.slice(2);
const isWriting = given.includes('--write');
const wanted = given.filter(argument => argument !== '--write');
const names = benchmarks.map(({name}) => name);
const unknown = wanted.filter(name => !names.includes(name));
if (unknown.length > 0) {
	console.error(`There is no benchmark ${unknown.join(', ')}. Choose from ${names.join(', ')}.`);
	process.exit(2);
}

const chosen = benchmarks.filter(({name}) => wanted.length === 0 || wanted.includes(name));

const baseline = isWriting ? {} : readBaseline(file);
const all: Measured[] = [];
const faults: string[] = [];
console.log(headLine);
for (const benchmark of chosen) {
	let measured = await measure(benchmark);
	if (complaints(benchmark, measured, baseline).length > 0) {
		measured = better(measured, await measure(benchmark));
	}

	console.log(measuredLine(measured));
	faults.push(...complaints(benchmark, measured, baseline));
	all.push(measured);
}

for (const fault of faults) {
	console.error(fault);
}

if (isWriting) {
	writeBaseline(file, all);
}

process.exitCode = faults.length > 0 ? 1 : 0;
