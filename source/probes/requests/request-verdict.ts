import type {ServicePort} from '../../model/objects.ts';
import {type EndpointRow, endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {isHeadless} from '../names/expected-name.ts';
import type {ProbeVerdict} from '../probe.ts';
import type {HttpAnswer} from './http-answer.ts';
import {claimedScheme} from './proposed-url.ts';

/** What the cluster says about the port that was asked. */
type Asked = {
	/** `http://web.shop.svc.cluster.local:8080`, without the path. */
	readonly name: string;
	readonly port: ServicePort | undefined;
	/** The backends that should get the request. */
	readonly usable: readonly EndpointRow[];
	/** `10.1.2.7:8080`, for the first of them. */
	readonly backend: string;
};

const askedOf = (view: ServiceView, url: URL): Asked => {
	const number = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
	const index = view.service.ports.findIndex(({port, protocol}) => port === number && protocol === 'TCP');
	const usable = index === -1 ? [] : usableOn(endpointRows(view), index);
	const [first] = usable;
	const target = first?.ports[index];
	return {
		name: `${url.protocol}//${url.hostname}:${number}`,
		port: view.service.ports[index],
		usable,
		backend: first === undefined || target === undefined ? '' : `${first.address}:${target}`,
	};
};

/** Why a connection was refused. Without endpoints kube-proxy rejects it itself (pkg/proxy/nftables). */
const refusal = (view: ServiceView, {name, port, usable, backend}: Asked): string => {
	const {service} = view;
	if (service.type === 'ExternalName') {
		return `${name} refuses the connection: it is ${service.externalName} that does, outside of what the Service can fix.`;
	}

	if (port === undefined) {
		return `${name} refuses the connection: Service ${service.name} has no such port; it has ${service.ports.map(({port: number}) => number).join(', ') || 'none'}.`;
	}

	if (usable.length === 0) {
		return `${name} refuses the connection: the Service has no ready endpoint on port ${port.port}. See its diagnosis.`;
	}

	if (isHeadless(view) && !backend.endsWith(`:${port.port}`)) {
		return `${name} refuses the connection: a headless Service leads straight to its pods, and port ${port.port} is not translated. Ask for port ${backend.slice(backend.lastIndexOf(':') + 1)}.`;
	}

	return `${name} refuses the connection: nothing listens on ${backend}, or only on 127.0.0.1. Compare targetPort with the port the application listens on.`;
};

const silence = (view: ServiceView, {name, port, usable, backend}: Asked): string => {
	if (view.service.type !== 'ExternalName' && port !== undefined && usable.length === 0) {
		return `${name} does not answer: the Service has no ready endpoint on port ${port.port}, and packets to it are dropped. See its diagnosis.`;
	}

	if (view.service.type !== 'ExternalName' && port === undefined) {
		return `${name} does not answer: Service ${view.service.name} has no such port.`;
	}

	return `${name} does not answer: no path to ${backend || 'it'}. A NetworkPolicy, the node's network or kube-proxy stands between; try another client with p, on another node.`;
};

const unresolved = (detail: string) => `${detail}. Press n to see what the container's DNS answers.`;

/** Connected, and then no HTTP: a fault only where the port claims to speak it. */
const noHttp = ({name, port}: Asked, detail: string): ProbeVerdict => {
	if (port !== undefined && claimedScheme(port) === undefined) {
		return {
			answer: 'works',
			sentence: `${name} is reached, without an HTTP answer: ${detail}. The port is not declared HTTP.`,
		};
	}

	return {
		answer: 'fails',
		sentence: `${name} is reached, but gives no HTTP answer: ${detail}. Look at the application's logs, and whether the port speaks another protocol.`,
	};
};

/** What OpenSSL, GnuTLS and the others say of an answer that is not TLS at all. */
const notTls = /wrong version number|unexpected TLS packet|packet with illegal|record overflow|packet length too long/i;

const tlsFailure = ({protocol}: URL, name: string, detail: string): string => {
	if (protocol === 'http:') {
		return `${name} is reached, but ${detail}. Try https://.`;
	}

	return notTls.test(detail)
		? `${name} is reached, but does not speak TLS: ${detail}. Try http://.`
		: `${name} is reached, but the TLS handshake fails: ${detail}. The server may want a client certificate or another name.`;
};

/** A certificate is no obstacle here; for others it may be. */
const certificateNote = ({certificate}: HttpAnswer) =>
	certificate === undefined ? '' : ` A client that checks it would refuse: the certificate ${certificate}.`;

/** The sentence that ends a request: how far it got, what that means, what to do next. */
export const requestVerdict = (view: ServiceView, url: URL, answer: HttpAnswer): ProbeVerdict => {
	const asked = askedOf(view, url);
	const {name} = asked;
	const {outcome, detail, status} = answer;
	switch (outcome) {
		case 'ok': {
			return answer.isHttp
				? {answer: 'works', sentence: `${name} answered ${detail}.${certificateNote(answer)}`}
				: {
						answer: 'works',
						sentence: `${name} accepts connections. That is the TCP handshake only: no tool of this container can say more.`,
					};
		}

		case 'http-status': {
			const isTlsSuspect =
				url.protocol === 'http:' && asked.port !== undefined && claimedScheme(asked.port) === 'https';
			return status?.startsWith('5')
				? {
						answer: 'fails',
						sentence: `${name} is reached, and the application answers ${status}. The network path is fine: check the logs of its pods.`,
					}
				: {
						answer: 'works',
						sentence: `${name} is reached: the application answers ${status} to ${url.pathname}.${isTlsSuspect ? ' The port is declared https: try https://.' : ''}${certificateNote(answer)}`,
					};
		}

		case 'tls': {
			return {answer: 'fails', sentence: tlsFailure(url, name, detail)};
		}

		case 'conn-refused': {
			return {answer: 'fails', sentence: refusal(view, asked)};
		}

		case 'eacces': {
			return {
				answer: 'fails',
				sentence: `${name} is forbidden by the network: a NetworkPolicy or firewall rejects the connection.`,
			};
		}

		case 'conn-timeout':
		case 'no-route':
		case 'net-unreach': {
			return {answer: 'fails', sentence: silence(view, asked)};
		}

		case 'conn-fail-unknown': {
			return {
				answer: 'fails',
				sentence:
					asked.port === undefined || asked.usable.length === 0
						? refusal(view, asked)
						: `${name} is not reached, and the tool does not say why. Probe from a pod that has curl with p.`,
			};
		}

		case 'not-http': {
			return {answer: 'works', sentence: `${name} is reached; what answers is not HTTP: ${detail}.`};
		}

		case 'reset':
		case 'empty':
		case 'resp-timeout': {
			return noHttp(asked, detail);
		}

		default: {
			return {answer: 'fails', sentence: unresolved(`${url.hostname}: ${detail}`)};
		}
	}
};
