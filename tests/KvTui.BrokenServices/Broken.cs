using System.Reflection;

namespace KvTui.BrokenServices;

/// <summary>Makes objects that do what others do, but for one member.</summary>
internal static class Broken
{
    /// <summary>One whose member throws.</summary>
    public static T Throwing<T>(T inner, string member)
        where T : class
        => Make(inner, member, () => throw new InvalidOperationException($"{member} is broken on purpose."));

    /// <summary>One whose property has another value.</summary>
    public static T Returning<T>(T inner, string property, object value)
        where T : class
        => Make(inner, $"get_{property}", () => value);

    private static T Make<T>(T inner, string member, Func<object> instead)
        where T : class
    {
        var made = DispatchProxy.Create<T, Standin>();
        var standin = (Standin)(object)made;
        (standin.Inner, standin.Member, standin.Instead) = (inner, member, instead);
        return made;
    }
}
