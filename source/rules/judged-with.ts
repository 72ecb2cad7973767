import type {Service} from '../model/objects.ts';
import {proven} from './apply-probe-evidence.ts';
import type {Judgement} from './diagnosis.ts';
import type {PortEvidence} from './evidence.ts';
import {ignoring} from './findings.ts';

/** The judgement after probes have looked. What the Service or the configuration silences is ignored if a probe finds it, too. */
export const judgedWith = (
	judgement: Judgement,
	{suppression}: Pick<Service, 'suppression'>,
	evidence: readonly PortEvidence[],
): Judgement =>
	judgement.isJudged && evidence.length > 0
		? {
				...judgement,
				findings: [suppression, judgement.suppression]
					.filter(each => each !== undefined)
					.reduce(ignoring, evidence.reduce(proven, judgement.findings)),
			}
		: judgement;
