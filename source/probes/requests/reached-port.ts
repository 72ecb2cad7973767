import type {Target} from '../../model/pod-access/exec.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {basisOf, type PortEvidence} from '../../rules/evidence.ts';
import {isHeadless} from '../names/expected-name.ts';

/** Whether a URL names the Service itself, as seen from a namespace. */
export const isNamed = ({service: {name, namespace, clusterIPs}}: ServiceView, hostname: string, from: string) => {
	const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
	return (
		clusterIPs.includes(host) ||
		host === `${name}.${namespace}` ||
		host === `${name}.${namespace}.svc` ||
		host.startsWith(`${name}.${namespace}.svc.`) ||
		(host === name && from === namespace)
	);
};

/** What a connection to this URL that opened says of the Service's port; undefined where it leads elsewhere. */
export const reachedPort = (view: ServiceView, url: URL, client: Target): PortEvidence | undefined => {
	const number = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
	const port = view.service.ports.find(each => each.port === number && each.protocol === 'TCP');
	// The name of a headless Service leads to its pods, whatever its ports say.
	if (port === undefined || isHeadless(view) || !isNamed(view, url.hostname, client.namespace)) {
		return undefined;
	}

	const source = `curl from ${client.namespace}/${client.pod}`;
	const {namespace, name} = view.service;
	return {service: {namespace, name}, port: number, source, basis: basisOf(view), saw: 'answers'};
};
