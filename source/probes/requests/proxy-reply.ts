import type {ProxyReply} from '../../model/pod-access/service-proxy.ts';
import {endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {connectionFailure} from '../readers/connection-failure.ts';
import {type HttpAnswer, httpFailure, httpStatus, isTlsHint} from './http-answer.ts';
import {isNamed} from './reached-port.ts';

/** The paths that lead to what a URL names, the Service's before a pod's, each with the resource that it takes `get` on. */
export type ProxyPath = {readonly path: string; readonly resource: 'services/proxy' | 'pods/proxy'};

/** How the API server is asked for a URL as seen from a namespace; [] where that does not lead to a port of the Service. */
export const proxyPaths = (view: ServiceView, url: URL, from: string): readonly ProxyPath[] => {
	const {name, namespace, ports, type} = view.service;
	const number = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
	const index = ports.findIndex(({port, protocol}) => port === number && protocol === 'TCP');
	if (index === -1 || type === 'ExternalName' || !isNamed(view, url.hostname, from)) {
		return [];
	}

	const scheme = url.protocol === 'https:' ? 'https:' : '';
	const base = `/api/v1/namespaces/${namespace}`;
	const rest = `proxy${url.pathname}${url.search}`;
	const backend = usableOn(endpointRows(view), index).find(({pod}) => pod !== '');
	return [
		{path: `${base}/services/${scheme}${name}:${number}/${rest}`, resource: 'services/proxy'},
		...(backend === undefined
			? []
			: [
					{
						path: `${base}/pods/${scheme}${backend.pod}:${backend.ports[index]}/${rest}`,
						resource: 'pods/proxy' as const,
					},
				]),
	];
};

/** The API server's words for what it could not do (k8s.io/apimachinery/pkg/util/proxy, and Go's net and crypto/tls below it). */
const readRefusal = (said: string): HttpAnswer => {
	const reason = said.replace(/^error trying to reach service: /, '');
	if (/no endpoints available|no service port/.test(said)) {
		return httpFailure('conn-refused', reason);
	}

	if (/tls: |x509: |HTTP response to HTTPS client/.test(said)) {
		return httpFailure('tls', reason);
	}

	if (/malformed HTTP/.test(said)) {
		return httpFailure('not-http', reason);
	}

	if (/\bEOF\b/.test(said)) {
		return httpFailure('empty', reason);
	}

	if (/awaiting (?:response )?headers/.test(said)) {
		return httpFailure('resp-timeout', reason);
	}

	const outcome = /i\/o timeout|deadline exceeded/.test(said) ? 'conn-timeout' : connectionFailure(said);
	return httpFailure(outcome ?? 'exec-failed', reason);
};

/** What the proxy's answer says of the application. */
export const readProxyReply = ({
	code,
	reason,
	body,
	refusal,
	ms,
}: Extract<ProxyReply, {outcome: 'answered'}>): HttpAnswer => {
	if (refusal !== undefined) {
		return readRefusal(refusal);
	}

	if (isTlsHint(body)) {
		return httpFailure('tls', 'the port expects TLS and got plain HTTP');
	}

	const answer = httpStatus(code, reason);
	return {...answer, detail: `${answer.detail} in ${Math.round(ms)} ms`};
};
