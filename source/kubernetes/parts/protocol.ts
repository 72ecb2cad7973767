import type {Protocol} from '../../model/ports/protocol.ts';
import {type FieldType, mapped, text} from '../wire/values.ts';

/** A protocol, TCP where none is given. */
export const protocol: FieldType<Protocol> = mapped(text, value => (value || 'TCP') as Protocol);
