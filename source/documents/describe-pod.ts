import {list, object, text} from '../kubernetes/wire/json.ts';
import {containerLines} from './describe-container.ts';
import {annotationsOf, type Field, fieldLines, pairsOf, plain} from './fields.ts';

const section = (title: string, containers: unknown, statuses: unknown): readonly string[] => {
	const specs = list(containers);
	return specs.length === 0
		? []
		: [`${title}:`, ...specs.flatMap(container => containerLines(container, list(statuses)))];
};

const conditionLines = (conditions: unknown): readonly string[] => {
	const all = list(conditions).map(object);
	const width = Math.max(4, ...all.map(({type}) => text(type).length)) + 2;
	return [
		'Conditions:',
		`  ${'Type'.padEnd(width)}${'Status'.padEnd(9)}Reason`,
		...all.map(({type, status, reason, message}) => {
			const why = [text(reason), text(message)].filter(Boolean).join(': ');
			return `  ${text(type).padEnd(width)}${text(status).padEnd(9)}${why}`.trimEnd();
		}),
	];
};

/** What else has to be true for a pod to be ready; `<none>` where it is not set yet. */
const gateLines = (gates: unknown, conditions: unknown): readonly string[] => {
	const types = list(gates).map(gate => text(object(gate).conditionType));
	const width = Math.max(4, ...types.map(({length}) => length)) + 2;
	const statusOf = (wanted: string) =>
		text(
			list(conditions)
				.map(object)
				.find(({type}) => type === wanted)?.status,
		) || '<none>';
	return types.length === 0
		? []
		: [
				'Readiness Gates:',
				`  ${'Type'.padEnd(width)}Status`,
				...types.map(type => `  ${type.padEnd(width)}${statusOf(type)}`),
			];
};

/** A volume's source is the one field beside its name. */
const volumeText = (volume: unknown): Field => {
	const {name, ...sources} = object(volume);
	const [source = '', value] = Object.entries(sources)[0] ?? [];
	const {name: itself, secretName, claimName, path} = object(value);
	const what = text(itself) || text(secretName) || text(claimName) || text(path);
	return [text(name), what === '' ? text(source) : `${text(source)} ${what}`];
};

const tolerationText = (value: unknown) => {
	const {key, value: wanted, effect, operator, tolerationSeconds} = object(value);
	const pair = text(wanted) === '' ? text(key) : `${text(key)}=${text(wanted)}`;
	const isExists = text(operator) === 'Exists' ? ' op=Exists' : '';
	const limit = tolerationSeconds === undefined ? '' : ` for ${plain(tolerationSeconds)}s`;
	return `${pair}${text(effect) === '' ? '' : `:${text(effect)}`}${isExists}${limit}`;
};

const optional = (fields: readonly Field[]) => fields.filter(([, value]) => value.length > 0);

/** A pod as `kubectl describe` shows it, without its events. */
export const describePod = (pod: unknown): readonly string[] => {
	const {metadata: about, spec: given, status: now} = object(pod);
	const [metadata, spec, status] = [object(about), object(given), object(now)];
	const owner = list(metadata.ownerReferences)
		.map(object)
		.find(({controller}) => controller === true);
	const volumes = list(spec.volumes).map(volumeText);
	const node = [text(spec.nodeName), text(status.hostIP)].filter(Boolean).join('/');
	return [
		...fieldLines([
			['Name', text(metadata.name)],
			['Namespace', text(metadata.namespace)],
			...optional([
				['Priority', plain(spec.priority)],
				['Service Account', text(spec.serviceAccountName)],
			]),
			['Node', node],
			['Start Time', text(status.startTime)],
			['Labels', pairsOf(metadata.labels)],
			['Annotations', annotationsOf(metadata)],
			[
				'Status',
				metadata.deletionTimestamp === undefined
					? text(status.phase)
					: `Terminating (asked for at ${text(metadata.deletionTimestamp)})`,
			],
			...optional([
				['Reason', text(status.reason)],
				['Message', text(status.message)],
			]),
			['IP', text(status.podIP)],
			...optional([
				['IPs', list(status.podIPs).map(each => text(object(each).ip))],
				['Controlled By', owner === undefined ? '' : `${text(owner.kind)}/${text(owner.name)}`],
			]),
		]),
		...section('Init Containers', spec.initContainers, status.initContainerStatuses),
		...section('Containers', spec.containers, status.containerStatuses),
		...section('Ephemeral Containers', spec.ephemeralContainers, status.ephemeralContainerStatuses),
		...gateLines(spec.readinessGates, status.conditions),
		...conditionLines(status.conditions),
		...(volumes.length === 0 ? ['Volumes:  <none>'] : ['Volumes:', ...fieldLines(volumes, '  ')]),
		...fieldLines([
			['QoS Class', text(status.qosClass)],
			['Node-Selectors', pairsOf(spec.nodeSelector)],
			['Tolerations', list(spec.tolerations).map(tolerationText)],
		]),
	];
};
