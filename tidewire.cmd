@echo off
rem Starts Tidewire on Windows; builds it first when that has not been done yet or sources are not those of the build.
rem Needs a JDK, 17 or later; a released archive needs only a Java runtime. TIDEWIRE_JAVA_OPTS adds options for the JVM.
setlocal
set "HOME_DIR=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 echo tidewire: there is no java. Install a JDK, 17 or later, from https://adoptium.net, or set JAVA_HOME. 1>&2
if errorlevel 1 exit /b 2
set "CP=%HOME_DIR%app\target\tidewire-app.jar;%HOME_DIR%app\target\lib\*"
if exist "%HOME_DIR%lib\tidewire-app.jar" set "CP=%HOME_DIR%lib\*"
if not exist "%HOME_DIR%lib\tidewire-app.jar" "%JAVA%" "%HOME_DIR%.mvn\Build.java" "%HOME_DIR%." || exit /b 2
"%JAVA%" -Xms256m -Xmx1g -XX:+UseSerialGC -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -Dai.djl.pytorch.num_threads=1 -Dai.djl.pytorch.num_interop_threads=1 -Dtidewire.home="%HOME_DIR%." %TIDEWIRE_JAVA_OPTS% -cp "%CP%" tidewire.app.Main %*
