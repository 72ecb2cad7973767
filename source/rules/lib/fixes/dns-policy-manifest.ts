import {questionPort, resolverPlaces} from '../../../model/networking/dns-pods.ts';
import type {NetworkPolicy} from '../../../model/networking/networking-objects.ts';
import type {Pod} from '../../../model/objects.ts';

/** A NetworkPolicy that lets the pods of another one ask the cluster's DNS; it closes nothing that was open. */
export const dnsPolicyManifest = ({name, namespace, podSelector}: NetworkPolicy, resolver: Pod | undefined): string => {
	const place = resolverPlaces.find(each => each.namespace === resolver?.namespace) ?? resolverPlaces[0];
	const port = resolver === undefined ? 53 : questionPort(resolver);
	const {matchLabels, matchExpressions} = podSelector;
	const selector = {
		...(Object.keys(matchLabels).length > 0 && {matchLabels}),
		...(matchExpressions.length > 0 && {matchExpressions}),
	};
	return [
		'apiVersion: networking.k8s.io/v1',
		'kind: NetworkPolicy',
		'metadata:',
		`  name: ${name}-dns`,
		`  namespace: ${namespace}`,
		'spec:',
		// JSON is YAML, and quotes what has to be.
		`  podSelector: ${JSON.stringify(selector)}`,
		'  policyTypes: [Egress]',
		'  egress:',
		'  - to:',
		'    - namespaceSelector:',
		`        matchLabels: {kubernetes.io/metadata.name: ${place.namespace}}`,
		'      podSelector:',
		`        matchLabels: ${JSON.stringify(place.labels)}`,
		'    ports:',
		`    - {protocol: UDP, port: ${port}}`,
		`    - {protocol: TCP, port: ${port}}`,
	].join('\n');
};
