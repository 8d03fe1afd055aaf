namespace KvTui.Mutation;

/// <summary>The operator that is off by one, or of the other sign.</summary>
/// <param name="Token">How it is written.</param>
/// <param name="Kind">What taking it instead is called.</param>
internal readonly record struct Opposite(string Token, MutationKind Kind)
{
    /// <summary>The opposite of an operator; null if it has none.</summary>
    public static Opposite? Of(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LessThanExpression => new("<=", MutationKind.Bound),
        SyntaxKind.LessThanOrEqualExpression => new("<", MutationKind.Bound),
        SyntaxKind.GreaterThanExpression => new(">=", MutationKind.Bound),
        SyntaxKind.GreaterThanOrEqualExpression => new(">", MutationKind.Bound),
        SyntaxKind.AddExpression => new("-", MutationKind.Sign),
        SyntaxKind.SubtractExpression => new("+", MutationKind.Sign),
        _ => null,
    };
}
