import {printed, type Run, type Tool} from './tool.ts';

const run: Run = ([database = '', name = ''], {network, pod}) => {
	const answer = network.resolve(name, pod.metadata.namespace ?? '');
	if (answer.kind === 'nxdomain') {
		return printed('', 2);
	}

	const canonical = answer.alias ?? answer.name;
	if (database === 'hosts') {
		const names = answer.alias ? `${answer.alias} ${answer.name}` : answer.name;

		return printed(answer.addresses.map(address => `${address.padEnd(15)} ${names}\n`).join(''));
	}

	const lines = answer.addresses.flatMap((address, index) => [
		`${address.padEnd(15)} STREAM ${index === 0 ? canonical : ''}`,
		`${address.padEnd(15)} DGRAM  `,
		`${address.padEnd(15)} RAW    `,
	]);

	return printed(`${lines.join('\n')}\n`);
};

/** glibc's getent: `hosts` and `ahostsv4`; 2 for a name that is not found, whatever the reason. */
export const getent: Tool = {name: 'getent', run};
