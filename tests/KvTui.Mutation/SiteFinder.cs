namespace KvTui.Mutation;

/// <summary>Finds the places of one file where it can be mutated.</summary>
internal sealed class SiteFinder : CSharpSyntaxWalker
{
    private readonly string _project;
    private readonly string _path;
    private readonly SemanticModel _model;
    private readonly List<Site> _sites = [];

    private SiteFinder(string project, string path, SemanticModel model) => (_project, _path, _model) = (project, path, model);

    /// <summary>The sites of a file, in the order of the text.</summary>
    public static IReadOnlyList<Site> In(string project, string path, SemanticModel model)
    {
        var finder = new SiteFinder(project, path, model);
        finder.Visit(model.SyntaxTree.GetRoot());
        return [.. finder._sites.OrderBy(static site => site.Start).ThenBy(static site => site.Kind)];
    }

    public override void Visit(SyntaxNode? node)
    {
        if (node is null || IsOutOfScope(node))
        {
            return;
        }

        if (node is ExpressionSyntax expression)
        {
            Consider(expression);
        }
        else if (node is SwitchExpressionArmSyntax arm && !IsRest(arm) && !EndsAsTheRest(arm))
        {
            Add(arm, MutationKind.DroppedCase, "");
        }
        else if (node is CaseSwitchLabelSyntax or CasePatternSwitchLabelSyntax)
        {
            Add(node, MutationKind.DroppedCase, "");
        }

        base.Visit(node);
    }

    /// <summary>Texts, failures that are thrown, and what must be a constant; named figures are a choice, not a rule.</summary>
    private static bool IsOutOfScope(SyntaxNode node) => node switch
    {
        AttributeListSyntax or InterpolatedStringExpressionSyntax or ThrowStatementSyntax or ThrowExpressionSyntax => true,
        EnumDeclarationSyntax or ParameterSyntax or UsingDirectiveSyntax => true,
        BaseFieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalDeclarationStatementSyntax local => local.IsConst,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Log" } } } => true,
        _ => false,
    };

    private void Consider(ExpressionSyntax node)
    {
        if (node is LiteralExpressionSyntax literal)
        {
            if (literal.IsKind(SyntaxKind.NumericLiteralExpression) && !IsInPattern(literal) && NumberType(literal) is not null)
            {
                Add(literal, MutationKind.Literal, $"{literal} + 1");
            }

            return;
        }

        if (_model.GetConstantValue(node).HasValue)
        {
            return;
        }

        if (node is BinaryExpressionSyntax binary && Opposite.Of(binary.Kind()) is { } opposite
            && (opposite.Kind == MutationKind.Bound || IsNumber(_model.GetTypeInfo(binary).Type)))
        {
            Add(binary, opposite.Kind, $"{binary.Left} {opposite.Token} {binary.Right}");
        }

        if (IsCondition(node))
        {
            Add(node, MutationKind.Negated, $"!({node})");
        }
    }

    /// <summary>Whether the node decides something by itself: an operand, not the whole of <c>a &amp;&amp; b</c>.</summary>
    private bool IsCondition(ExpressionSyntax node)
    {
        if (node is ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax
            || node.IsKind(SyntaxKind.LogicalAndExpression) || node.IsKind(SyntaxKind.LogicalOrExpression))
        {
            return false;
        }

        return Place(node) && _model.GetTypeInfo(node) is { Type.SpecialType: SpecialType.System_Boolean };
    }

    private static bool Place(ExpressionSyntax node) => node.Parent switch
    {
        IfStatementSyntax parent => parent.Condition == node,
        WhileStatementSyntax parent => parent.Condition == node,
        DoStatementSyntax parent => parent.Condition == node,
        ForStatementSyntax parent => parent.Condition == node,
        WhenClauseSyntax or CatchFilterClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax } => true,
        ConditionalExpressionSyntax => true,
        SwitchExpressionArmSyntax parent => parent.Expression == node,
        ArgumentSyntax => true,
        AssignmentExpressionSyntax parent => parent.Right == node,
        BinaryExpressionSyntax parent => parent.IsKind(SyntaxKind.LogicalAndExpression) || parent.IsKind(SyntaxKind.LogicalOrExpression),
        ParenthesizedExpressionSyntax parent => Place(parent),
        _ => false,
    };

    private static bool IsInPattern(SyntaxNode node) => node.Ancestors()
        .TakeWhile(static above => above is not StatementSyntax and not SwitchExpressionArmSyntax).Any(static above => above is PatternSyntax or SwitchLabelSyntax);

    private ITypeSymbol? NumberType(ExpressionSyntax node) => _model.GetTypeInfo(node).ConvertedType is { } type && IsNumber(type) ? type : null;

    private static bool IsNumber(ITypeSymbol? type) =>
        type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } or { Name: "TimeSpan" or "DateTimeOffset" };

    private static bool IsRest(SwitchExpressionArmSyntax arm) => arm is { Pattern: DiscardPatternSyntax, WhenClause: null };

    /// <summary>Whether the arm that would be taken instead does the same.</summary>
    private static bool EndsAsTheRest(SwitchExpressionArmSyntax arm) =>
        arm.Parent is SwitchExpressionSyntax all && all.Arms.Last() is var last && IsRest(last) && arm.Expression.IsEquivalentTo(last.Expression);

    private void Add(SyntaxNode node, MutationKind kind, string mutated)
    {
        var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        _sites.Add(new(_project, _path, node.SpanStart, node.Span.Length, line, kind, OneLine(node.ToString()), OneLine(mutated)));
    }

    private static string OneLine(string code) => string.Join(' ', code.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
