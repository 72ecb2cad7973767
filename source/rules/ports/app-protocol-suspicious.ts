import type {ServicePort} from '../../model/objects.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

const isSecure = (port: number | string) => port === 443 || port === 8443;

/** What is odd about the protocol that a port names, or does not name; undefined where nothing is. */
const oddity = ({port, targetPort, name, appProtocol}: ServicePort, {ingresses}: ServiceView): string | undefined => {
	if (appProtocol === 'http' && (isSecure(port) || isSecure(targetPort))) {
		return causeText`appProtocol http on ${isSecure(port) ? `port ${port}` : `targetPort ${targetPort}`} (usually TLS)`;
	}

	// A proxy needs appProtocol to know that the backend speaks HTTP/2 without TLS (KEP-3726).
	return /^grpc(-(?!web)|$)/.test(name) && appProtocol === '' && ingresses.length > 0
		? causeText`port ${name} has no appProtocol: the Ingress may send HTTP/1.1`
		: undefined;
};

export const appProtocolSuspicious: Rule = {
	code: 'app-protocol-suspicious',
	rank: 630,
	title: 'appProtocol looks wrong',
	severity: 'info',
	confidence: 'hint',
	inputs: [...essentials, 'ingresses'],
	worksOnManifests: 'info',
	docs: `appProtocol is the protocol that proxies, meshes and Ingress controllers use for a port. kube-proxy ignores it, so it
matters only for traffic that comes through one of them, and each reads it in its own way.

Check: kubectl get service NAME -o jsonpath='{.spec.ports}'; svctop trace SERVICE:PORT shows what the port answers.

Fix: For TLS say https, for gRPC without TLS kubernetes.io/h2c, or what the controller asks for in an annotation of its
own.`,
	check(view) {
		return view.service.ports.flatMap((port, index) => {
			const cause = oddity(port, view);
			if (cause === undefined) {
				return [];
			}

			return {
				port: port.port,
				cause,
				evidence: [
					{path: `spec.ports[${index}].appProtocol`, value: port.appProtocol || "''"},
					{path: `spec.ports[${index}].port`, value: String(port.port)},
				],
				fixes: [
					{
						kind: 'text',
						label: 'Set appProtocol',
						value:
							'Ask the port (curl in the dashboard), then set appProtocol to what it answers with: http, https, kubernetes.io/h2c.',
						mutating: false,
					},
				],
			};
		});
	},
};
