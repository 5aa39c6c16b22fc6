// The internal types and members of Squirrel, found by name.
using System;
using System.Linq;
using System.Reflection;

internal static class Squirrel
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static Assembly assembly;

    public static void Load(string path)
    {
        assembly = Assembly.LoadFrom(path);
    }

    public static Type Type(string name)
    {
        return assembly.GetType(name) ?? throw new MissingMemberException("Squirrel has no type " + name);
    }

    public static object New(string type, params object[] arguments)
    {
        return Type(type)
            .GetConstructors(Everything)
            .First(constructor => !constructor.IsStatic && constructor.GetParameters().Length == arguments.Length)
            .Invoke(arguments);
    }

    public static object CallStatic(string type, string method, params object[] arguments)
    {
        return Method(Type(type), method, arguments).Invoke(null, arguments);
    }

    public static object Call(object target, string method, params object[] arguments)
    {
        return Method(target.GetType(), method, arguments).Invoke(target, arguments);
    }

    public static object Get(object target, string property)
    {
        for (var type = target.GetType(); type != null; type = type.BaseType)
        {
            var found = type.GetProperty(property, Everything);
            if (found != null) return found.GetValue(target, null);
        }
        throw new MissingMemberException("Squirrel has no property " + property);
    }

    /// The overload that takes these arguments; null fits every reference.
    private static MethodInfo Method(Type type, string name, object[] arguments)
    {
        return type.GetMethods(Everything).First(method =>
            method.Name == name
            && method.GetParameters().Length == arguments.Length
            && method.GetParameters().Zip(arguments, (parameter, argument) =>
                argument == null || parameter.ParameterType.IsInstanceOfType(argument)).All(fits => fits));
    }
}
