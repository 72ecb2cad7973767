import {list, object, text, texts} from '../kubernetes/wire/json.ts';
import {type Field, fieldLines, pairsOf, plain} from './fields.ts';

type Fields = Readonly<Record<string, unknown>>;

const stateFields = (label: string, state: unknown): readonly Field[] => {
	const {running, waiting, terminated} = object(state);
	if (running !== undefined) {
		return [
			[label, 'Running'],
			['  Started', text(object(running).startedAt)],
		];
	}

	if (waiting !== undefined) {
		const {reason, message} = object(waiting);
		return [
			[label, 'Waiting'],
			['  Reason', text(reason)],
			...(text(message) === '' ? [] : [['  Message', text(message)] satisfies Field]),
		];
	}

	if (terminated === undefined) {
		return label === 'State' ? [[label, 'Waiting']] : [];
	}

	const {reason, message, exitCode, signal, startedAt, finishedAt} = object(terminated);
	return [
		[label, 'Terminated'],
		['  Reason', text(reason)],
		...(text(message) === '' ? [] : [['  Message', text(message)] satisfies Field]),
		['  Exit Code', plain(exitCode)],
		...(plain(signal) === '' ? [] : [['  Signal', plain(signal)] satisfies Field]),
		['  Started', text(startedAt)],
		['  Finished', text(finishedAt)],
	];
};

const actionOf = (probe: Fields) => {
	const http = object(probe.httpGet);
	if (probe.httpGet !== undefined) {
		const scheme = (text(http.scheme) || 'HTTP').toLowerCase();
		return `http-get ${scheme}://${text(http.host)}:${plain(http.port)}${text(http.path)}`;
	}

	if (probe.tcpSocket !== undefined) {
		const {host, port} = object(probe.tcpSocket);
		return `tcp-socket ${text(host)}:${plain(port)}`;
	}

	if (probe.grpc !== undefined) {
		const {port, service} = object(probe.grpc);
		return `grpc <pod>:${plain(port)} ${text(service)}`.trimEnd();
	}

	return `exec [${texts(object(probe.exec).command).join(' ')}]`;
};

const probeFields = (label: string, value: unknown): readonly Field[] => {
	if (value === undefined) {
		return [];
	}

	const probe = object(value);
	const parts = [
		`delay=${plain(probe.initialDelaySeconds) || 0}s`,
		`timeout=${plain(probe.timeoutSeconds)}s`,
		`period=${plain(probe.periodSeconds)}s`,
		`#success=${plain(probe.successThreshold)}`,
		`#failure=${plain(probe.failureThreshold)}`,
	];
	return [[label, `${actionOf(probe)} ${parts.join(' ')}`]];
};

/** Where a variable's value comes from; values of Secrets are never read. */
const variableText = (value: unknown) => {
	const {name, value: given, valueFrom} = object(value);
	const {fieldRef, configMapKeyRef, secretKeyRef, resourceFieldRef} = object(valueFrom);
	const reference = object(configMapKeyRef ?? secretKeyRef);
	if (valueFrom === undefined) {
		return `${text(name)}:  ${text(given)}`;
	}

	if (fieldRef !== undefined) {
		return `${text(name)}:  (${text(object(fieldRef).apiVersion) || 'v1'}:${text(object(fieldRef).fieldPath)})`;
	}

	if (resourceFieldRef !== undefined) {
		return `${text(name)}:  (${text(object(resourceFieldRef).resource)})`;
	}

	const kind = secretKeyRef === undefined ? 'config map' : 'secret';
	return `${text(name)}:  <set to the key '${text(reference.key)}' of ${kind} '${text(reference.name)}'>`;
};

/** A ConfigMap or Secret of which each key is a variable. */
const variablesText = (value: unknown) => {
	const {configMapRef, secretRef, prefix} = object(value);
	const {name, optional: isOptional} = object(configMapRef ?? secretRef);
	const kind = secretRef === undefined ? 'ConfigMap' : 'Secret';
	const before = text(prefix) === '' ? '' : ` with prefix '${text(prefix)}'`;
	return `${text(name)}  ${kind}${before}  Optional: ${isOptional === true}`;
};

const mountText = (value: unknown) => {
	const {mountPath, name, readOnly, subPath} = object(value);
	const path = text(subPath) === '' ? '' : `,path="${text(subPath)}"`;
	return `${text(mountPath)} from ${text(name)} (${readOnly === true ? 'ro' : 'rw'}${path})`;
};

const optional = (label: string, values: readonly string[]): readonly Field[] =>
	values.length === 0 ? [] : [[label, values]];

/** One container of a pod with its status, as `kubectl describe pod` shows it. */
export const containerLines = (container: unknown, statuses: readonly unknown[]): readonly string[] => {
	const spec = object(container);
	const name = text(spec.name);
	const status = object(statuses.find(each => text(object(each).name) === name));
	const ports = list(spec.ports).map(object);
	const {limits, requests} = object(spec.resources);
	return [
		`  ${name}:`,
		...fieldLines(
			[
				['Container ID', text(status.containerID)],
				['Image', text(spec.image)],
				['Image ID', text(status.imageID)],
				[
					'Ports',
					ports
						.map(port => [`${plain(port.containerPort)}/${text(port.protocol) || 'TCP'}`, text(port.name)])
						.map(([port, portName]) => (portName === '' ? port : `${port} (${portName})`))
						.join(', '),
				],
				...optional('Command', texts(spec.command)),
				...optional('Args', texts(spec.args)),
				...stateFields('State', status.state),
				...stateFields('Last State', status.lastState),
				['Ready', status.ready === true ? 'True' : 'False'],
				['Restart Count', plain(status.restartCount) || '0'],
				...optional('Limits', pairsOf(limits, ':  ')),
				...optional('Requests', pairsOf(requests, ':  ')),
				...probeFields('Liveness', spec.livenessProbe),
				...probeFields('Readiness', spec.readinessProbe),
				...probeFields('Startup', spec.startupProbe),
				...optional('Environment Variables from', list(spec.envFrom).map(variablesText)),
				['Environment', list(spec.env).map(variableText)],
				['Mounts', list(spec.volumeMounts).map(mountText)],
			],
			'    ',
		),
	];
};
