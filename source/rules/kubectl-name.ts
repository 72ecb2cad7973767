const shortNames: Readonly<Record<string, string>> = {
	Deployment: 'deploy',
	StatefulSet: 'sts',
	DaemonSet: 'ds',
	ReplicaSet: 'rs',
	Job: 'job',
	CronJob: 'cronjob',
	Pod: 'pod',
};

/** A thing as kubectl takes it: `deploy/checkout`. */
export const kubectlName = ({kind, name}: {readonly kind: string; readonly name: string}) =>
	`${shortNames[kind] ?? kind.toLowerCase()}/${name}`;
