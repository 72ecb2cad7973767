import type {IngressBackend} from '../../model/networking/networking-objects.ts';

/** Where the name and the port of a backend stand in its Ingress: `spec.rules[0].http.paths[1].backend.service.name`. */
export const backendFields = ({
	path,
	port,
	oldFields,
}: IngressBackend): {readonly name: string; readonly port: string} => {
	const backend = path.includes('[') ? `${path}.backend` : path;
	if (oldFields !== undefined) {
		return {name: `${backend}.serviceName`, port: `${backend}.servicePort`};
	}

	const field = typeof port === 'number' ? '.number' : port === '' ? '' : '.name';
	return {name: `${backend}.service.name`, port: `${backend}.service.port${field}`};
};
