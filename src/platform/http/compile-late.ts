import ajvCompiler from '@fastify/ajv-compiler'
import serializerCompiler from '@fastify/fast-json-stringify-compiler'
import type { FastifyServerOptions } from 'fastify'

type Factories = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>
type ValidatorFactory = ajvCompiler.BuildCompilerFromPool
type Compile = ReturnType<ValidatorFactory>

/**
 * Fastify's own compilers, each schema compiled when its route is first asked: the hundreds of ours at once would hold
 * every start up by half a second.
 */
export function compileLate(): Required<Factories> {
  const buildValidator = ajvCompiler()
  const buildSerializer = serializerCompiler()
  return {
    buildValidator: (...about: Parameters<ValidatorFactory>) => {
      const compile = buildValidator(...about)
      return (route: Parameters<Compile>[0]) => {
        const compiled = once(() => compile(route))
        const validate = (data: unknown) => {
          const check = compiled()
          const fits = check(data)
          // Fastify looks for what was wrong on the function that it called.
          Object.assign(validate, { errors: check.errors })
          return fits
        }
        return validate as ReturnType<Compile>
      }
    },
    buildSerializer: (schemas, options) => {
      const compile = buildSerializer(schemas, options as never)
      return route => {
        const compiled = once(() => compile(route))
        return (data: unknown) => compiled()(data)
      }
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
