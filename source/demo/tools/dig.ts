import type {Answer} from '../network/network.ts';
import {operands, printed, type Run, type Tool} from './tool.ts';

const recordsOf = (answer: Answer) => {
	if (answer.kind === 'nxdomain') {
		return [];
	}

	const owner = answer.alias ?? answer.name;
	const alias = answer.alias ? [`${answer.name}. 5 IN\tCNAME\t${answer.alias}.`] : [];

	return [...alias, ...answer.addresses.map(address => `${owner}. 5 IN A\t${address}`)];
};

const run: Run = (parameters, {network, pod}) => {
	const options = parameters.filter(parameter => parameter.startsWith('+'));
	const [name = '.'] = operands(parameters, ['-t', '-p']).filter(word => !/^[+@]|^(A|AAAA|SRV|CNAME)$/.test(word));
	const answer = options.includes('+search')
		? network.resolve(name, pod.metadata.namespace ?? '')
		: network.lookUp(name);
	const records = recordsOf(answer);
	if (options.includes('+short')) {
		return printed(records.map(record => `${record.split(/\s/).at(-1)}\n`).join(''));
	}

	const status = answer.kind === 'nxdomain' ? 'NXDOMAIN' : 'NOERROR';
	const authority = answer.kind === 'nxdomain' ? 1 : 0;
	const warning = answer.name.endsWith('.local')
		? [
				';; WARNING: .local is reserved for Multicast DNS',
				';; You are currently testing what happens when an mDNS query is leaked to DNS',
			]
		: [];
	const section = records.length > 0 ? ['', ';; ANSWER SECTION:', ...records] : [];

	return printed(
		[
			';; Got answer:',
			...warning,
			`;; ->>HEADER<<- opcode: QUERY, status: ${status}, id: 10182`,
			`;; flags: qr aa rd ra; QUERY: 1, ANSWER: ${records.length}, AUTHORITY: ${authority}, ADDITIONAL: 0`,
			...section,
			'',
			'',
		].join('\n'),
	);
};

/** BIND 9.18. An unknown name is no failure: only `status:` tells. */
export const dig: Tool = {name: 'dig', folder: '/usr/bin', run};
