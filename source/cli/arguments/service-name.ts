import {UsageError} from '../usage-error.ts';

/** The name of a Service, alone or as kubectl writes it (`svc/web`). Throws a UsageError for what is none. */
export const serviceName = (command: string, text: string): string => {
	const [, name] = /^(?:(?:svc|services?)\/)?([^/]+)$/i.exec(text) ?? [];
	if (name !== undefined) {
		return name;
	}

	const [, namespace, service] = /^([^/]+)\/([^/]+)$/.exec(text) ?? [];
	const instead =
		service === undefined ? '' : ` Write -n ${namespace} ${service} for Service ${service} in namespace ${namespace}.`;
	throw new UsageError(`${command} takes the name of a Service, not "${text}".${instead}`);
};
