import {searchDomains} from '../network/network.ts';
import {printed, type Run, type Tool} from './tool.ts';

const run: Run = (parameters, {network, pod}) => {
	const [name = ''] = parameters.filter(parameter => !parameter.startsWith('-'));
	const server = network.dnsServer();
	const names = name.includes('.')
		? [name]
		: searchDomains(pod.metadata.namespace ?? '').map(domain => `${name}.${domain}`);
	const answers = names.map(candidate => ({candidate, answer: network.lookUp(candidate)}));
	const type = parameters
		.find(parameter => /^-(query)?type=/.test(parameter))
		?.split('=')[1]
		?.toUpperCase();

	const section = (record: 'A' | 'AAAA') =>
		answers
			.map(({candidate, answer}) => {
				if (answer.kind === 'nxdomain') {
					return `** server can't find ${candidate}: NXDOMAIN\n\n`;
				}

				const alias = answer.alias ? `${answer.name}\tcanonical name = ${answer.alias}\n` : '';
				const addresses = record === 'A' ? answer.addresses : [];

				return `${alias}${addresses.map(address => `Name:\t${answer.alias ?? answer.name}\nAddress: ${address}\n`).join('')}\n`;
			})
			.join('');

	const sections = type ? section(type === 'AAAA' ? 'AAAA' : 'A') : `${section('A')}${section('AAAA')}`;
	const isFailed = answers.some(({answer}) => answer.kind === 'nxdomain');

	return printed(`Server:\t\t${server}\nAddress:\t${server}:53\n\n${sections}`, isFailed ? 1 : 0);
};

/** BusyBox 1.36: asks for A, then for AAAA; search domains only for a name without a dot; fails if any question did. */
export const nslookup: Tool = {name: 'nslookup', run};
