namespace KvTui.Mutation;

/// <summary>Writes every chosen mutation into a file at once, each behind a switch, so that one build holds them all.</summary>
internal sealed class Schemata : CSharpSyntaxRewriter
{
    private const string Switch = "global::KvTui.Mutants.Mutant.Is";

    private readonly ILookup<(int Start, int Length), Mutant> _mutants;

    private Schemata(IEnumerable<Mutant> mutants) => _mutants = mutants.ToLookup(static mutant => (mutant.Site.Start, mutant.Site.Length));

    /// <summary>The file's text with the mutations.</summary>
    public static string Write(SyntaxTree tree, IEnumerable<Mutant> mutants) => new Schemata(mutants).Visit(tree.GetRoot())!.ToFullString();

    /// <summary>The numbers of the mutations that are switched inside a node that was written.</summary>
    public static IEnumerable<int> SwitchedIn(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
        .Where(static call => call.Expression.ToString() == Switch)
        .Select(static call => int.Parse(call.ArgumentList.Arguments[0].ToString(), CultureInfo.InvariantCulture));

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        var written = base.Visit(node);
        if (node is null || written is null)
        {
            return written;
        }

        foreach (var mutant in _mutants[(node.SpanStart, node.Span.Length)].OrderByDescending(static mutant => mutant.Site.Kind))
        {
            written = (mutant.Site.Kind, written) switch
            {
                (MutationKind.DroppedCase, SwitchExpressionArmSyntax arm) => arm.WithWhenClause(Guard(mutant.Id, arm.WhenClause)),
                (MutationKind.DroppedCase, CasePatternSwitchLabelSyntax label) => label.WithWhenClause(Guard(mutant.Id, label.WhenClause)),
                (MutationKind.DroppedCase, CaseSwitchLabelSyntax label) =>
                    SyntaxFactory.CasePatternSwitchLabel(label.Keyword, SyntaxFactory.ConstantPattern(label.Value), Guard(mutant.Id, null), label.ColonToken),
                (MutationKind.DroppedCase, _) => written,
                (_, ExpressionSyntax expression) when node is ExpressionSyntax && IsMeant(mutant, node) => Either(mutant, expression),
                _ => written,
            };
        }

        return written;
    }

    /// <summary>Several nodes may have the same span: an expression, and the argument that it is.</summary>
    private static bool IsMeant(Mutant mutant, SyntaxNode node) => mutant.Site.Kind switch
    {
        MutationKind.Literal => node is LiteralExpressionSyntax,
        MutationKind.Bound or MutationKind.Sign => node is BinaryExpressionSyntax,
        _ => true,
    };

    private static ExpressionSyntax Either(Mutant mutant, ExpressionSyntax written)
    {
        var code = written.WithoutTrivia().ToFullString();
        var text = mutant.Site.Kind switch
        {
            MutationKind.Negated => $"({Switch}({mutant.Id}) ^ ({code}))",
            MutationKind.Literal => $"({Switch}({mutant.Id}) ? {code} + 1 : {code})",
            _ when written is BinaryExpressionSyntax binary => $"({Switch}({mutant.Id}) ? {Swapped(binary)} : {code})",
            _ => code,
        };
        return SyntaxFactory.ParseExpression(text).WithTriviaFrom(written);
    }

    private static string Swapped(BinaryExpressionSyntax binary) =>
        $"{binary.Left.WithoutTrivia().ToFullString()} {Opposite.Of(binary.Kind())!.Value.Token} {binary.Right.WithoutTrivia().ToFullString()}";

    private static WhenClauseSyntax Guard(int id, WhenClauseSyntax? given) => SyntaxFactory
        .WhenClause(SyntaxFactory.ParseExpression(given is null ? $" !{Switch}({id})" : $" !{Switch}({id}) && ({given.Condition.WithoutTrivia().ToFullString()})"))
        .WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);
}
