import type {ToolOutput} from '../attempts/try-in-order.ts';
import type {Reading} from '../probe.ts';

/** What is wrong with a certificate, in the words of OpenSSL and GnuTLS (curl's errors 51, 60 and 77 hold them). */
const problems: ReadonlyArray<readonly [RegExp, string]> = [
	[/certificate has expired|expired certificate/i, 'has expired'],
	[/not yet valid|not activated/i, 'is not valid yet'],
	[/self-?[ -]?signed certificate in certificate chain/i, 'is signed by an authority this container does not know'],
	[/self-?[ -]?signed certificate/i, 'is self-signed'],
	[
		/no alternative certificate subject name|does not match target host|host ?name mismatch/i,
		'is made out to another name',
	],
	[
		/unable to get (?:local )?issuer|issuer is unknown|signer not found|unknown authority/i,
		'is signed by an authority this container does not know',
	],
	[
		/setting certificate (?:verify locations|file)|certificate verify locations/i,
		'cannot be checked here: the image has no list of authorities',
	],
];

/** Reads what a client says of a certificate that it checks. */
export const readCertificate = ({stderr, exitCode}: ToolOutput): Reading | undefined => {
	if (exitCode === 0) {
		return {outcome: 'ok', detail: 'is trusted here'};
	}

	const problem = problems.find(([pattern]) => pattern.test(stderr))?.[1];
	return problem === undefined ? undefined : {outcome: 'tls', detail: problem};
};

/** The name and the last day of the server's certificate, as `curl -v` writes them; '' where it does not. */
export const certificateDetails = (stderr: string): string => {
	const subject = /^\* {2}subject: (?:.*; )?(CN=.*?)\r?$/m.exec(stderr)?.[1];
	const expires = /^\* {2}expire date: (.*?)\r?$/m.exec(stderr)?.[1];
	return [subject, expires && `expires ${expires}`].filter(Boolean).join(', ');
};
