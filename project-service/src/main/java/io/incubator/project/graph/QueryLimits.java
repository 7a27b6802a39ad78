package io.incubator.project.graph;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.Field;
import io.incubator.kit.paging.Paging;
import io.incubator.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// How much one query may ask for. Both limits are known before anything is read. A query of nothing but the schema
/// passes: it costs no read, and the library refuses the ones that are made to hurt.
@ApplicationScoped
class QueryLimits {
    static final int DEPTH = 8;
    static final int COST = 200;
    /// So many projects cost what one does.
    private static final int PER_COST = 10;

    void apply(@Observes GraphQL.Builder graph) {
        graph.instrumentation(new ChainedInstrumentation(new Depth(), new Cost()));
    }

    /// A field costs one and what is inside it, and a page what is inside it for every ten rows asked for.
    static int cost(Object first, int inside) {
        int rows = first instanceof Number number ? Math.clamp(number.longValue(), 1, Paging.MAX_LIMIT) : 1;
        return 1 + (inside * ((rows + PER_COST - 1) / PER_COST));
    }

    private static boolean asksForTheSchemaOnly(ExecutionContext execution) {
        return execution.getOperationDefinition().getSelectionSet().getSelections().stream()
                .allMatch(selection ->
                        selection instanceof Field field && field.getName().startsWith("__"));
    }

    private static final class Depth extends MaxQueryDepthInstrumentation {
        Depth() {
            super(DEPTH);
        }

        @Override
        public InstrumentationContext<ExecutionResult> beginExecuteOperation(
                InstrumentationExecuteOperationParameters operation, InstrumentationState state) {
            return asksForTheSchemaOnly(operation.getExecutionContext())
                    ? SimpleInstrumentationContext.noOp()
                    : super.beginExecuteOperation(operation, state);
        }

        @Override
        protected AbortExecutionException mkAbortException(int depth, int most) {
            return new QueryRefusal(new ProblemException(GraphError.QUERY_TOO_DEEP, depth, most));
        }
    }

    private static final class Cost extends MaxQueryComplexityInstrumentation {
        Cost() {
            super(COST, (field, inside) -> cost(field.getArguments().get("first"), inside));
        }

        @Override
        public InstrumentationContext<ExecutionResult> beginExecuteOperation(
                InstrumentationExecuteOperationParameters operation, InstrumentationState state) {
            return asksForTheSchemaOnly(operation.getExecutionContext())
                    ? SimpleInstrumentationContext.noOp()
                    : super.beginExecuteOperation(operation, state);
        }

        @Override
        protected AbortExecutionException mkAbortException(int cost, int most) {
            return new QueryRefusal(new ProblemException(GraphError.QUERY_TOO_COSTLY, cost, most));
        }
    }
}
