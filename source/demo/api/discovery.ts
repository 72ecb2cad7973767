import {apiVersionOf, groups, type ResourceInfo, resources} from '../objects/served-resources.ts';

const verbs = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];

const resourceEntries = ({plural, kind, shortNames, isNamespaced, hasScale}: ResourceInfo) => [
	{name: plural, singularName: kind.toLowerCase(), namespaced: isNamespaced, kind, verbs, shortNames},
	...(hasScale
		? [
				{
					name: `${plural}/scale`,
					singularName: '',
					namespaced: true,
					group: 'autoscaling',
					version: 'v1',
					kind: 'Scale',
					verbs: ['get', 'patch', 'update'],
				},
			]
		: []),
	...(plural === 'pods'
		? [
				{name: 'pods/exec', singularName: '', namespaced: true, kind: 'PodExecOptions', verbs: ['create', 'get']},
				{
					name: 'pods/portforward',
					singularName: '',
					namespaced: true,
					kind: 'PodPortForwardOptions',
					verbs: ['create', 'get'],
				},
				{name: 'pods/log', singularName: '', namespaced: true, kind: 'Pod', verbs: ['get']},
			]
		: []),
];

const resourceList = (groupVersion: string, entries: readonly object[]) => ({
	kind: 'APIResourceList',
	apiVersion: 'v1',
	groupVersion,
	resources: entries,
});

const access = {
	name: 'selfsubjectaccessreviews',
	singularName: 'selfsubjectaccessreview',
	namespaced: false,
	kind: 'SelfSubjectAccessReview',
	verbs: ['create'],
};

const groupEntry = (name: string) => ({
	name,
	versions: [{groupVersion: `${name}/v1`, version: 'v1'}],
	preferredVersion: {groupVersion: `${name}/v1`, version: 'v1'},
});

const entriesOf = (group: string) => resources.filter(resource => resource.group === group).flatMap(resourceEntries);

const authorization = 'authorization.k8s.io';

const documents = new Map<string, object | string>([
	['/healthz', 'ok'],
	['/livez', 'ok'],
	['/readyz', 'ok'],
	[
		'/version',
		{
			major: '1',
			minor: '36',
			gitVersion: 'v1.36.3',
			gitCommit: '',
			gitTreeState: 'clean',
			buildDate: '2026-10-14T09:00:00Z',
			goVersion: 'go1.26.1',
			compiler: 'gc',
			platform: 'linux/amd64',
		},
	],
	['/api', {kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: []}],
	['/api/v1', resourceList('v1', entriesOf(''))],
	['/apis', {kind: 'APIGroupList', apiVersion: 'v1', groups: [...groups, authorization].map(groupEntry)}],
	[`/apis/${authorization}/v1`, resourceList(`${authorization}/v1`, [access])],
	...groups.map(
		group => [`/apis/${group}/v1`, resourceList(apiVersionOf({group}), entriesOf(group))] as [string, object],
	),
]);

/** What a client asks to learn what a server serves: JSON, or text for the health checks; undefined for other paths. */
export const discoveryDocument = (path: string) => documents.get(path);
