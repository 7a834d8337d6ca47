import { z } from 'zod'
import * as schemas from '../packages/protocol/src/schemas/index.ts'

/** What every frame holds, as rows of the table Fields of docs/protocol.md: a name, and its fields with their types. */
export function fieldRows(): string[][] {
  const verbs = Object.entries(schemas.verbSchemas).flatMap(([verb, { ask, answer }]) => [
    [`${verb} asks`, shapeOf(ask)],
    [`${verb} answers`, shapeOf(answer)],
  ])
  return [
    ...verbs,
    ...optionsOf(schemas.event).map((option) => [`event ${literalOf(option, 'kind')}`, shapeOf(option)]),
    ...optionsOf(schemas.signal).map((option) => [`signal ${literalOf(option, 'type')}`, shapeOf(option)]),
    ...[...named].filter(([, name]) => !hasRowsOfItsOwn(name)).map(([schema, name]) => [name, shapeOf(schema)]),
  ]
}

const maxListed = 10

/** The exported schemas by what they are called; a schema that has a name is named where it is used. */
const named = new Map<z.core.$ZodType, string>(
  Object.entries(schemas).flatMap(([name, schema]) => (schema instanceof z.ZodType ? [[schema, name] as const] : [])),
)

function hasRowsOfItsOwn(name: string): boolean {
  return ['event', 'signal', 'serverFrame'].includes(name) || name.endsWith('Event')
}

/** A type, by its name where it has one. */
function typeOf(schema: z.core.$ZodType): string {
  return named.get(schema) ?? shapeOf(schema)
}

/** What a type is made of. */
function shapeOf(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodOptional) return typeOf(schema.def.innerType)
  if (schema instanceof z.ZodObject) return fieldsOf(schema.shape)
  if (schema instanceof z.ZodArray) return `list of ${typeOf(schema.def.element)}`
  if (schema instanceof z.ZodTuple) return `[${schema.def.items.map(typeOf).join(', ')}]`
  if (schema instanceof z.ZodUnion) return schema.def.options.map(typeOf).join(' or ')
  if (schema instanceof z.ZodLiteral) return schema.def.values.map((value) => JSON.stringify(value)).join(' or ')
  if (schema instanceof z.ZodEnum) {
    // the errors have a table of their own
    const isLong = schema.options.length > maxListed
    return isLong ? 'a code' : schema.options.map((value) => JSON.stringify(value)).join(' or ')
  }
  return plainType(schema)
}

function fieldsOf(shape: Readonly<Record<string, z.core.$ZodType>>): string {
  const fields = Object.entries(shape).map(
    ([name, type]) => `${name}${type instanceof z.ZodOptional ? '?' : ''}: ${typeOf(type)}`,
  )
  return `{ ${fields.join(', ')} }`.replace('{  }', '{}')
}

function plainType(schema: z.core.$ZodType): string {
  const { type, exclusiveMinimum, minLength, maxLength } = z.toJSONSchema(schema)
  if (type === 'integer') return exclusiveMinimum === 0 ? 'integer from 1' : 'integer from 0'
  if (type === 'string') return minLength === undefined ? 'text' : `text of ${minLength} to ${maxLength} characters`
  return typeof type === 'string' ? type : 'anything'
}

function optionsOf(union: z.ZodType): readonly z.core.$ZodType[] {
  return union instanceof z.ZodUnion ? union.def.options : []
}

function literalOf(option: z.core.$ZodType, field: string): string {
  const inner = option instanceof z.ZodReadonly ? option.def.innerType : option
  const type = inner instanceof z.ZodObject ? (inner.shape as Record<string, unknown>)[field] : undefined
  return type instanceof z.ZodLiteral ? String(type.value) : ''
}
