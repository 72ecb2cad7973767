import type {ServicePort} from '../../model/objects.ts';
import {type EndpointRow, endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {isHeadless} from '../names/expected-name.ts';
import type {ProbeVerdict} from '../probe.ts';
import type {ProbeOutcome} from '../probe-outcome.ts';
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
		return `${name}: connection refused by ${service.externalName}, the target of the ExternalName. Check that host.`;
	}

	if (port === undefined) {
		return `${name}: connection refused. Service ${service.name} has no such port; it has ${service.ports.map(({port: number}) => number).join(', ') || 'none'}.`;
	}

	if (usable.length === 0) {
		return `${name}: connection refused. The Service has no ready endpoints on port ${port.port}: see its diagnosis.`;
	}

	if (isHeadless(view) && !backend.endsWith(`:${port.port}`)) {
		return `${name}: connection refused. A headless Service does not map port ${port.port}: request port ${backend.slice(backend.lastIndexOf(':') + 1)}.`;
	}

	return `${name}: connection refused. Nothing listens on ${backend}, or only on 127.0.0.1: compare targetPort with the port the application listens on.`;
};

const silentWords: Readonly<Partial<Record<ProbeOutcome, string>>> = {
	'conn-timeout': 'connection timed out',
	'no-route': 'no route to host',
	'net-unreach': 'network unreachable',
};

const silence = (view: ServiceView, {name, port, usable, backend}: Asked, outcome: ProbeOutcome): string => {
	const lead = `${name}: ${silentWords[outcome]}`;
	if (view.service.type !== 'ExternalName' && port !== undefined && usable.length === 0) {
		return `${lead}. The Service has no ready endpoints on port ${port.port}, and packets to it are dropped: see its diagnosis.`;
	}

	if (view.service.type !== 'ExternalName' && port === undefined) {
		return `${lead}. Service ${view.service.name} has no such port.`;
	}

	return `${lead}. A NetworkPolicy, the node's network or kube-proxy blocks the path to ${backend || 'it'}: try another source pod with p, on another node.`;
};

const unresolved = (detail: string) => `${detail}. nslookup in the dashboard shows what the container's DNS answers.`;

/** Connected, and then no HTTP: a fault only where the port claims to speak it. */
const noHttp = ({name, port}: Asked, detail: string): ProbeVerdict => {
	if (port !== undefined && claimedScheme(port) === undefined) {
		return {
			answer: 'works',
			sentence: `${name}: connected, no HTTP response: ${detail}. The port is not declared HTTP.`,
		};
	}

	return {
		answer: 'fails',
		sentence: `${name}: connected, no HTTP response: ${detail}. Check the application's logs, and whether the port expects another protocol.`,
	};
};

/** What OpenSSL, GnuTLS and the others say of an answer that is not TLS at all. */
const notTls = /wrong version number|unexpected TLS packet|packet with illegal|record overflow|packet length too long/i;

const tlsFailure = ({protocol}: URL, name: string, detail: string): string => {
	if (protocol === 'http:') {
		return `${name}: connected, but ${detail}. Try https://.`;
	}

	return notTls.test(detail)
		? `${name}: connected, but the port does not speak TLS: ${detail}. Try http://.`
		: `${name}: connected, but the TLS handshake fails: ${detail}. The server may require a client certificate or another server name.`;
};

/** A certificate is no obstacle here; for others it may be. */
const certificateNote = ({certificate}: HttpAnswer) =>
	certificate === undefined ? '' : ` Clients that verify certificates reject it: the certificate ${certificate}.`;

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
						sentence: `${name} accepts connections. That is the TCP handshake only: no tool of this container can send a request.`,
					};
		}

		case 'http-status': {
			const isTlsSuspect =
				url.protocol === 'http:' && asked.port !== undefined && claimedScheme(asked.port) === 'https';
			return status?.startsWith('5')
				? {
						answer: 'fails',
						sentence: `${name}: HTTP ${status} from the application. The network path is fine: check the logs of its pods.`,
					}
				: {
						answer: 'works',
						sentence: `${name}: HTTP ${status} from the application for ${url.pathname}.${isTlsSuspect ? ' The port is declared https: try https://.' : ''}${certificateNote(answer)}`,
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
				sentence: `${name}: permission denied. A NetworkPolicy or firewall rejects the connection.`,
			};
		}

		case 'conn-timeout':
		case 'no-route':
		case 'net-unreach': {
			return {answer: 'fails', sentence: silence(view, asked, outcome)};
		}

		case 'conn-fail-unknown': {
			return {
				answer: 'fails',
				sentence:
					asked.port === undefined || asked.usable.length === 0
						? refusal(view, asked)
						: `${name}: connection failed, and the tool does not report why. Probe from a pod that has curl with p.`,
			};
		}

		case 'not-http': {
			return {answer: 'works', sentence: `${name}: connected, the response is not HTTP: ${detail}.`};
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
