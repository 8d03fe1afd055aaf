using System.Reflection;
using System.Reflection.Emit;

namespace KvTui.Testing.Architecture;

/// <summary>Which types a type uses: in its members' signatures and in the code of its methods.</summary>
public static class UsedTypes
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const byte LongForm = 0xFE;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value);

    /// <summary>Each pair of types of an assembly of which the first uses the second; nested types count as the one they are in.</summary>
    public static IEnumerable<(Type User, Type Used)> In(Assembly assembly) => Between(assembly, assembly);

    /// <summary>Each pair of a type of one assembly and a type of another, or the same, that it uses.</summary>
    public static IEnumerable<(Type User, Type Used)> Between(Assembly users, Assembly used) => users.GetTypes()
        .SelectMany(static type => Of(type).SelectMany(Parts).Select(used => (User: Outermost(type), Used: Outermost(used))))
        .Where(pair => pair.Used.Assembly == used && pair.User != pair.Used)
        .Distinct();

    /// <summary>What the methods that a type declares return.</summary>
    public static IEnumerable<Type> Returned(Type type) => type.GetMethods(Declared).Select(static method => method.ReturnType);

    private static IEnumerable<Type> Of(Type type)
    {
        IEnumerable<MethodBase> methods = [.. type.GetMethods(Declared), .. type.GetConstructors(Declared)];
        return
        [
            .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
            .. type.GetInterfaces(),
            .. type.GetFields(Declared).Select(static field => field.FieldType),
            .. methods.SelectMany(static method => method.GetParameters()).Select(static parameter => parameter.ParameterType),
            .. type.GetMethods(Declared).Select(static method => method.ReturnType),
            .. methods.SelectMany(InBody),
        ];
    }

    private static IEnumerable<Type> InBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            yield break;
        }

        foreach (var local in body.LocalVariables)
        {
            yield return local.LocalType;
        }

        var code = body.GetILAsByteArray()!;
        for (var at = 0; at < code.Length;)
        {
            var isLong = code[at] == LongForm;
            var op = Codes[isLong ? (short)((LongForm << 8) | code[at + 1]) : code[at]];
            at += isLong ? 2 : 1;
            if (op.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                var arguments = method is MethodInfo ? method.GetGenericArguments() : null;
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, at), method.DeclaringType!.GetGenericArguments(), arguments);
                yield return member as Type ?? member!.DeclaringType!;
            }

            at += OperandSize(op, code, at);
        }
    }

    private static int OperandSize(OpCode op, byte[] code, int at) => op.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericParameter: true } => [],
        { IsGenericType: true } => [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)],
        _ => [type],
    };

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
