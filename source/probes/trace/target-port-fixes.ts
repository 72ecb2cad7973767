import type {Fix} from '../../rules/finding.ts';
import {ownership} from '../../rules/findings.ts';
import type {Route} from './route.ts';

/** How a target port that nothing listens on can be mended, the surest first. */
export const targetPortFixes = ({view, port}: Route, target: number, listening: readonly number[]): readonly Fix[] => {
	const {service} = view;
	const index = port === undefined ? -1 : service.ports.indexOf(port);
	const [only, ...others] = listening;
	const patch: readonly Fix[] =
		only !== undefined && others.length === 0 && index !== -1
			? [
					{
						kind: 'command',
						label: `Set targetPort to ${only}`,
						argv: [
							...['kubectl', '-n', service.namespace, 'patch', 'service', service.name, '--type=json', '-p'],
							JSON.stringify([{op: 'replace', path: `/spec/ports/${index}/targetPort`, value: only}]),
						],
						mutating: true,
					},
				]
			: [];
	return [
		...ownership(service.manager, patch),
		...patch,
		{
			kind: 'text',
			label: 'Change the application port',
			value: `Let the application listen on ${target}, or set targetPort to the port it listens on.`,
			mutating: false,
		},
	];
};
