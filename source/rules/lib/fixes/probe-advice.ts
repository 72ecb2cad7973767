import type {Pod} from '../../../model/objects.ts';
import type {Container, Handler} from '../../../model/pods/containers.ts';
import {type ProbeAnswer, probeText} from '../../../model/pods/probe-failure.ts';
import {declaredPorts, resolvePort} from '../../../model/ports/ports.ts';
import type {ServiceView} from '../../../model/service-view.ts';
import {hasReadyPod} from '../pods/not-ready-pods.ts';
import {isAskingService} from '../pods/own-service.ts';

/** What fixes a failing probe. */
export type ProbeAdvice = {
	/** Which of the probe's own fields is at fault, where one is: `asks its own Service`. */
	readonly about?: string;
	readonly text: string;
	/** The fields of the probe to change; null takes one away. Only where that lets it succeed as far as anyone can tell. */
	readonly change?: {readonly label: string; readonly fields: Readonly<Record<string, unknown>>};
};

/** What a probe met, after "readiness probe: ": `HTTP 503, GET :8080/healthz`. */
export const metText = (
	{answer}: {readonly answer: ProbeAnswer | undefined},
	{about}: ProbeAdvice,
	probe: Handler,
): string => [about, answer?.text ?? 'no success yet', ...(about ? [] : [probeText(probe)])].filter(Boolean).join(', ');

/** The number of a probe's port: a name means a port of the probed container. */
const portOf = ({port}: Handler, {ports}: Container) =>
	typeof port === 'string' ? ports.find(({name}) => name === port)?.port : port;

/** Whether a port is called or numbered as those that speak TLS are. */
const isTlsByName = (port: number, pod: Pod, {service}: ServiceView) =>
	/443$/.test(String(port)) ||
	declaredPorts(pod).some(each => each.port === port && /https|tls|ssl/.test(each.name)) ||
	service.ports.some(each => resolvePort(pod, each) === port && (each.port === 443 || /https/.test(each.name)));

const loopback = /^(?:localhost|127\.|::1$)/;

/** What the host of a probe does: the kubelet asks it from its node, and never the pod. */
const hostAdvice = ({kind, host = ''}: Handler, pod: Pod): ProbeAdvice | undefined => {
	if (host === '' || pod.ips.includes(host) || (pod.isOnHostNetwork && loopback.test(host))) {
		return undefined;
	}

	const isName = kind === 'httpGet' && !/^[\d.]+$|:/.test(host) && !loopback.test(host);
	const header = isName ? ` To send ${host} as Host header, set it in httpHeaders.` : '';
	return {
		about: `${kind}.host ${host} is not the pod`,
		text: `${kind}.host is ${host}: the kubelet connects there from its node${loopback.test(host) ? ', whose own address that is' : ''}. Remove host, and it asks the pod.${header}`,
		change: {label: 'Ask the pod itself', fields: {[kind]: {host: null}}},
	};
};

const refusedAdvice = (pod: Pod, port: number, {kind}: Handler): ProbeAdvice => {
	const declared = [...new Set(declaredPorts(pod).map(each => each.port))];
	const [only, ...others] = declared;
	if (only === undefined || declared.includes(port)) {
		return {
			text: `Nothing listens on port ${port} of the pod's address: the application is not up, or listens on another port or on localhost only.`,
		};
	}

	return {
		text: `Nothing listens on port ${port}; the pod declares ${declared.join(', ')}: fix the probe's port.`,
		...(others.length === 0 && {change: {label: `Probe port ${only}`, fields: {[kind]: {port: only}}}}),
	};
};

const statusAdvice = (
	pod: Pod,
	port: number,
	{path, scheme}: Handler,
	{status, text}: ProbeAnswer,
	view: ServiceView,
): ProbeAdvice => {
	const general = `The application answers ${text}: fix the probe's path (${path}), or what the application reports as unhealthy.`;
	if (status !== 400 || scheme === 'HTTPS') {
		return {text: general};
	}

	return isTlsByName(port, pod, view)
		? {
				text: `HTTP 400 is how Go, nginx and Apache answer plain HTTP on a port that speaks TLS: set scheme: HTTPS.`,
				change: {label: 'Probe with TLS', fields: {httpGet: {scheme: 'HTTPS'}}},
			}
		: {text: `${general} A port that speaks TLS answers plain HTTP so too: then set scheme: HTTPS.`};
};

/** What fixes a failing probe of this container, by its own fields and by the answer it got. */
export const probeAdvice = (
	view: ServiceView,
	pod: Pod,
	container: Container,
	probe: Handler,
	answer: ProbeAnswer | undefined,
): ProbeAdvice => {
	const {service} = view;
	const port = portOf(probe, container);
	if (port === undefined) {
		return {
			text: `The probe's port ${probe.port} is not the name of a port of container ${container.name}: name one that is.`,
		};
	}

	if (!service.publishNotReadyAddresses && !hasReadyPod(view) && isAskingService(probe, service)) {
		const isHeadless = service.clusterIPs[0] === 'None';
		return {
			about: 'asks its own Service',
			text: `The probe asks its own Service, ${service.name}, which has no endpoint before the pod is ready: ask localhost${isHeadless ? ', or set publishNotReadyAddresses: true where pods look for each other' : ''}.`,
		};
	}

	const asked = hostAdvice(probe, pod);
	if (asked) {
		return asked;
	}

	const tcp = {label: 'Only connect to the port', fields: {[probe.kind]: null, tcpSocket: {port: probe.port}}};
	switch (answer?.kind) {
		case 'refused': {
			return refusedAdvice(pod, port, probe);
		}

		case 'status': {
			return statusAdvice(pod, port, probe, answer, view);
		}

		case 'plain': {
			return {
				text: `Port ${port} speaks no TLS: set scheme: HTTP.`,
				change: {label: 'Probe without TLS', fields: {httpGet: {scheme: 'HTTP'}}},
			};
		}

		case 'tls': {
			return {
				text: `Port ${port} speaks TLS: set scheme: HTTPS.`,
				change: {label: 'Probe with TLS', fields: {httpGet: {scheme: 'HTTPS'}}},
			};
		}

		case 'http2': {
			return {
				text: `Port ${port} speaks HTTP/2 alone, as gRPC does: probe it with grpc, or with tcpSocket.`,
				change: tcp,
			};
		}

		case 'not-http': {
			return {text: `Port ${port} does not speak HTTP: probe it with tcpSocket, or with exec.`, change: tcp};
		}

		case 'not-grpc': {
			return {
				text: `No gRPC server answers on port ${port}: nothing listens there, or what listens is not gRPC, or wants TLS, which a grpc probe never speaks. Probe it with httpGet or tcpSocket.`,
			};
		}

		case 'no-health': {
			return {
				text: `Port ${port} speaks gRPC without the service grpc.health.v1.Health: register it, or probe with tcpSocket.`,
				change: tcp,
			};
		}

		case 'no-service': {
			return {
				text: `The gRPC health service does not know ${probe.service ? `service ${probe.service}` : 'the empty service name'}: fix the probe's service field, or register that name.`,
			};
		}

		case 'closed': {
			return {
				text: `The application accepts connections on port ${port} and closes them without an answer: ${isTlsByName(port, pod, view) && probe.scheme === 'HTTP' ? 'it may speak TLS (scheme: HTTPS)' : 'it does not speak what the probe asks, or is not up yet'}.`,
			};
		}

		case 'timeout': {
			return {text: 'The answer takes longer than timeoutSeconds (1 by default): raise it, or make the check cheaper.'};
		}

		default: {
			return {text: 'Ask by hand what the probe asks, and fix the application or the probe.'};
		}
	}
};
