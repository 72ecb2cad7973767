import type {Service} from '../../../model/objects.ts';
import type {Fix} from '../../finding.ts';
import {type Writable, yamlLines} from './yaml-lines.ts';

type Field = Writable | null;

/** `spec` as it is to be written: what a merge patch (RFC 7396) leaves out is not asked for, and null drops a key. */
const merged = (service: Service, spec: Readonly<Record<string, Field>>): Writable => {
	const {selector, ...others} = spec as {readonly selector?: Readonly<Record<string, string | null>>};
	const pairs = Object.entries({...service.selector, ...selector}).filter(
		(pair): pair is [string, string] => pair[1] !== null,
	);
	return {...(others as Record<string, Writable>), ...(selector && {selector: Object.fromEntries(pairs)})};
};

type Operation = {readonly op: string; readonly path: string; readonly value: string | number};

/** The Service's ports, with what a JSON patch (RFC 6902) replaces in them. */
const replaced = ({ports}: Service, operations: readonly Operation[]): Writable => ({
	ports: ports.map(({name, port, targetPort, protocol, nodePort, appProtocol}, index) => {
		const changes = operations
			.filter(({op, path}) => op !== 'test' && path.startsWith(`/spec/ports/${index}/`))
			.map(({path, value}) => [path.split('/').at(-1)!, value]);
		return {
			...(name !== '' && {name}),
			port,
			targetPort,
			...(protocol !== 'TCP' && {protocol}),
			...(nodePort !== 0 && {nodePort}),
			...(appProtocol !== '' && {appProtocol}),
			...Object.fromEntries(changes),
		};
	}),
});

/** `spec` after a command that changes it; undefined for a command that only asks a cluster. */
const specAfter = (argv: readonly string[], service: Service): Writable | undefined => {
	const last = argv.at(-1)!;
	if (argv.includes('--type=merge')) {
		return merged(service, (JSON.parse(last) as {readonly spec: Readonly<Record<string, Field>>}).spec);
	}

	if (argv.includes('--type=json')) {
		return replaced(service, JSON.parse(last) as readonly Operation[]);
	}

	const [, replicas] = /^--replicas=(\d+)$/.exec(last) ?? [];
	return replicas === undefined ? undefined : {replicas: Number(replicas)};
};

/** The field that a command only takes away, as a merge patch with null or kubectl label KEY- does; undefined for any other. */
const removedBy = (argv: readonly string[]): string | undefined => {
	const last = argv.at(-1)!;
	if (argv.includes('label') && last.endsWith('-')) {
		return `metadata.labels[${last.slice(0, -1)}]`;
	}

	const [[field, value] = ['', undefined], ...others] = argv.includes('--type=merge')
		? Object.entries((JSON.parse(last) as {readonly spec: Readonly<Record<string, unknown>>}).spec)
		: [];
	return value === null && others.length === 0 ? `spec.${field}` : undefined;
};

/** A fix as what to write in a file, of a Service that there is; undefined where it only asks a cluster. */
export const manifestFix = (fix: Fix, service: Service | undefined): Fix | undefined => {
	if (fix.kind !== 'command') {
		return fix;
	}

	const {argv, label, mutating} = fix;
	const removed = removedBy(argv);
	if (removed !== undefined) {
		return {kind: 'text', label, value: `Remove ${removed}.`, mutating: false};
	}

	const spec = service && specAfter(argv, service);
	return spec === undefined ? undefined : {kind: 'yaml', label, value: yamlLines({spec}).join('\n'), mutating};
};
