const shortNames: Readonly<Record<string, string>> = {
	Deployment: 'deploy',
	StatefulSet: 'sts',
	DaemonSet: 'ds',
	ReplicaSet: 'rs',
	Job: 'job',
	CronJob: 'cronjob',
	Pod: 'pod',
	Ingress: 'ingress',
};

/** A thing as kubectl takes it: `deploy/checkout`. */
export const kubectlName = ({kind, name}: {readonly kind: string; readonly name: string}) =>
	`${shortNames[kind] ?? kind.toLowerCase()}/${name}`;

/** The kind that kubectl knows by a short name; undefined for one that is not told here. */
export const kindNamed = (shortName: string): string | undefined =>
	Object.keys(shortNames).find(kind => shortNames[kind] === shortName);
